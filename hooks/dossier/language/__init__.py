"""Words, sentences, dates, numbers, hedges, escaping: what a text says, before anybody knows what it is about.

In: strings. Out: strings, figures, dates. Not known here: any record, file, page or word of the subject.
"""
