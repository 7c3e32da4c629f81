"""What tables and pictures show, where each thing has its page, and how we put things in words. All of it is computed from claims.

In: a Library. Out: rows, geometry, addresses, phrases. Not known here: files that leave the site, Markdown, the command.
"""
