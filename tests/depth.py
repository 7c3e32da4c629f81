"""How deep a run of the tests looks: what each run samples, `make deep` does in full, by setting DEEP to 1."""

import os

DEEP = os.environ.get("DEEP") == "1"
