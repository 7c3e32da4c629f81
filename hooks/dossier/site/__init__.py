"""The Markdown of every page, and what its head tells programs.

In: a Library. Out: Markdown by path, and which page uses which claim. Not known here: the builder that makes HTML of it, and delivery.
"""
