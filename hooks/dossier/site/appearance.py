"""What the builder of the site is told beside the pages: names, the folder that adds to the theme, scripts and styles."""

from pathlib import Path

from dossier.library.library import Library

THEME = Path(__file__).parent / "theme"
BUILDER = Path(__file__).parent / "builder.yml"
_ASSETS = Path(__file__).parent / "assets"


def assets() -> dict[str, bytes]:
    """Return the scripts, styles and marks that every dossier has, by their paths in the site."""
    return {f"assets/{path.relative_to(_ASSETS).as_posix()}": path.read_bytes() for path in sorted(_ASSETS.rglob("*")) if path.is_file()}


def settings(library: Library) -> dict[str, str]:
    """Return the builder's settings that are facts about the dossier."""
    dossier = library.dossier
    return {
        "site_name": dossier.title,
        "site_description": dossier.description,
        "copyright": f"Text and data {dossier.licence.name}, code MIT. The articles belong to their publishers and are not reproduced.",
    }
