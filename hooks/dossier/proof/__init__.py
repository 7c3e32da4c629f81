"""The rules, how far the claims reach into an article, and our own prose, which the rules read.

In: a Library. Out: problems. Not known here: how anything is shown, and who asked.
"""
