"""How many words a fragment may have, and an article give."""

SHORTEST = 3  # words of a fragment
LONGEST = 12  # words of a fragment
FIRST = 5  # words of a claim's first fragment, which bears its assertion; those of a claim on a trifle may be fewer
PER_CLAIM = 6  # words that a short article may give to each claim
