"""The library of the dossier: reads the sources, claims and subjects, checks them and turns them into pages.

It knows nothing of MkDocs; the hook, the command line and the tests call the same functions.
"""
