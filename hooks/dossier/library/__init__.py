"""From files to one frozen, indexed library: it says what stands where, and judges nothing.

In: the project's folder, and the articles' texts where they are at hand. Out: a Library. Not known here: rules, pages that are made, the site.
"""
