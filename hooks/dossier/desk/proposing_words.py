"""Words by which a sentence is read: verbs of saying, and words that tell nothing of its matter."""

import re

VERB = r"(?:said|says|told|tells|announced|stated|added|stressed|indicated|noted|warned|pointed out|argued|urged|suggested|insisted|wrote|writes|reported|reports|quoted|denied|called|voiced|concluded|promised|felt)"
SAYING = re.compile(VERB, re.IGNORECASE)
EVERYDAY = frozenset("the a an of to in on at for and or by with as that this these those its their his her it they he she was were is are be been has have had which who from".split())  # fmt: skip
