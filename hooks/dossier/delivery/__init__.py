"""The last steps on files: finishing a built site, swapping it in one move, offline, PDF, EPUB, staging.

In: files. Out: files. Not known here: claims; what is written is handed in.
"""
