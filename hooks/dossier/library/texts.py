"""Where texts of the articles may lie, and whether what is printed may quote them."""

import os
from collections.abc import Iterable
from pathlib import Path

TEXTS_VARIABLE = "DOSSIER_TEXTS"


def in_public() -> bool:
    """Tell whether what is printed may be read by anybody, as the log of a workflow is: then it must not quote an article."""
    return bool(os.environ.get("CI") or os.environ.get("GITHUB_ACTIONS"))


def text_folders(root: Path, chosen: Path | None = None) -> Iterable[Path]:
    """Return the folders in which texts of the articles may lie: the one chosen, else the environment's and the editor's own."""
    if chosen:
        return [chosen]
    variable = os.environ.get(TEXTS_VARIABLE)
    return [*([Path(variable)] if variable else []), root / "seeds" / "texts"]
