"""The shapes of what editors write, the one reader of their files, problems, and the word record.

In: files, one at a time. Out: frozen records that know their place, or problems. Not known here: any other record.
"""
