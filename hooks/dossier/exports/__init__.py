"""Every file of the site that is no page: the API, tables, feeds, references, cards, word records.

In: a Library. Out: bytes by path. Not known here: pages, templates, the builder.
"""
