"""The command as a process of its own: `dossier`, or `python -m dossier`."""

import gc
import sys

# It ends before garbage in circles could matter; looking for it, from the first import on, took a tenth of a check.
gc.disable()

from dossier.desk.command import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
