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


def changes(before: Library, after: Library) -> list[str]:
    """Return the changes of claims from one library to another, line by line, with a closing count."""
    lines = []
    added = [key for key in after.claims if key not in before.claims]
    gone = [key for key in before.claims if key not in after.claims]
    changed = [(key, _fields(before.claims[key], after.claims[key])) for key in after.claims if key in before.claims]
    changed = [(key, fields) for key, fields in changed if fields]
    lines += [f"added      {key}: {after.claims[key].says}" for key in added]
    for key, fields in changed:
        lines.append(f"changed    {key}")
        lines += [f"             {name}: {old} -> {new}" for name, old, new in fields]
    for key in gone:
        entry = after.gone.get(key)
        why = f"moved to {entry.moved_to}" if entry and entry.moved_to else entry.withdrawn if entry else "no reason is given"
        lines.append(f"withdrawn  {key}: {why}")
    lines.append(f"{len(added)} added, {len(changed)} changed, {len(gone)} withdrawn or moved.")
    return lines


def _fields(one: Claim, other: Claim) -> list[tuple[str, str, str]]:
    old, new = one.model_dump(by_alias=True), other.model_dump(by_alias=True)
    return [(name, _shown(old[name]), _shown(new[name])) for name in old if _shown(old[name]) != _shown(new[name])]


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(item)}" for key, item in value.items() if item not in (None, []))
    if isinstance(value, list):
        return "[" + "; ".join(_shown(item) for item in value) + "]"
    return "none" if value is None else str(value)
