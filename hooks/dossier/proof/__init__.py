"""The rules, and beside them what several rules or others ask: how far the claims reach into an article, what their parts state, what our own prose is.

In: a Library. Out: problems. Not known here: how anything is shown, and who asked.
"""
