"""What changed in the claims since a revision: added, changed field by field, moved, withdrawn."""

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from dossier.library.library import Library
from dossier.library.loading import load
from dossier.records.claim import Claim
from dossier.records.problems import RefusedError


def at_revision(root: Path, revision: str) -> Library:
    """Return the library as it was at a revision of git.

    Raises RefusedError where git does not know the revision.
    """
    command = ["git", "-C", str(root), "archive", "--format=tar", revision, "--", "seeds", "data"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise RefusedError(f"git has no revision '{revision}' with claims: {done.stderr.decode(errors='replace').strip()}")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(folder, filter="data")
        library, _ = load(Path(folder), Path(folder))
        return library


def between(before: Library, after: Library) -> dict[str, list[str]]:
    """Return the claims that were added, changed, moved or withdrawn from one library to another, or that vanished without a word."""
    both = [key for key in after.claims if key in before.claims]
    lost = [key for key in before.claims if key not in after.claims]
    found = {
        "added": [key for key in after.claims if key not in before.claims],
        "changed": [key for key in both if _fields(before.claims[key], after.claims[key])],
        "moved": [key for key in lost if key in after.gone and after.gone[key].moved_to],
        "withdrawn": [key for key in lost if key in after.gone and after.gone[key].withdrawn],
        "vanished": [key for key in lost if key not in after.gone],
    }
    return {change: keys for change, keys in found.items() if keys}


def told(before: Library, after: Library) -> list[str]:
    """Return the changes of claims from one library to another, field by field, line by line, with a closing count."""
    found = between(before, after)
    lines = [f"added      {key}: {after.claims[key].says}" for key in found.get("added", [])]
    for key in found.get("changed", []):
        lines.append(f"changed    {key}")
        lines += [f"             {name}: {old} -> {new}" for name, old, new in _fields(before.claims[key], after.claims[key])]
    lines += [f"withdrawn  {key}: moved to {after.gone[key].moved_to}" for key in found.get("moved", [])]
    lines += [f"withdrawn  {key}: {after.gone[key].withdrawn}" for key in found.get("withdrawn", [])]
    lines += [f"withdrawn  {key}: no reason is given" for key in found.get("vanished", [])]
    gone = sum(len(found.get(change, [])) for change in ("moved", "withdrawn", "vanished"))
    return [*lines, f"{len(found.get('added', []))} added, {len(found.get('changed', []))} changed, {gone} withdrawn or moved."]


def _fields(one: Claim, other: Claim) -> list[tuple[str, str, str]]:
    old, new = one.model_dump(by_alias=True), other.model_dump(by_alias=True)
    return [(name, _shown(old[name]), _shown(new[name])) for name in old if _shown(old[name]) != _shown(new[name])]


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(item)}" for key, item in value.items() if item not in (None, []))
    if isinstance(value, list):
        return "[" + "; ".join(_shown(item) for item in value) + "]"
    return "none" if value is None else str(value)
