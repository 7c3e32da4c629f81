"""The shapes of what editors write, the one reader of their files, problems, and the word record.

In: files, one at a time. Out: frozen records that know their place, or problems. Not known here: any other record.
"""

import os

# What a record is, no plugin of pydantic's that somebody happens to have installed decides; looking for them in all packages took a tenth of a start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
