"""Every file of the site that is no page: what readers and programs take away. All of it is made from the library alone."""

from . import reference_files
from .library import Library


def files(library: Library) -> dict[str, bytes]:
    """Return the content of each file by its path in the site."""
    made = reference_files.files(library.sources_by_date)
    return {path: text.encode() for path, text in made.items()}
