"""So that `python -m dossier` is the command."""

import sys

from .cli import main

sys.exit(main())
