"""So that `python -m dossier` is the command."""

import sys

from dossier.desk.command import main

sys.exit(main())
