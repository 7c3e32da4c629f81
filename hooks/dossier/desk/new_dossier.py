"""A new dossier: one invented article, three claims and a topic's page, with what builds, checks and tests them."""

import hashlib
import re
from importlib import metadata
from pathlib import Path

from dossier.desk import schemas, written_down
from dossier.desk.checking import check
from dossier.records import word_record
from dossier.records.problems import RefusedError
from dossier.site import appearance

STARTER = Path(__file__).parent / "starter"
EXAMPLE = "example-2031"


def begin(folder: Path, title: str) -> list[str]:
    """Write a new dossier of that title to the folder; return what to do next, line by line.

    Raises RefusedError where the folder holds something already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise RefusedError(f"{folder} is not empty. Name a new folder.")
    article = STARTER / "seeds" / "texts" / f"{EXAMPLE}.txt"
    sentences = word_record.structure(article.read_text(encoding="utf-8"))
    made = word_record.make(EXAMPLE, sentences, 0, sum(len(line) for _, _, line in sentences) - 1)
    values = {
        "{title}": title,
        "{id}": _id(title),
        "{library}": _requirement(),
        "{sha256}": hashlib.sha256(article.read_bytes()).hexdigest(),
        "{root}": made.root,
    }
    for path in sorted(STARTER.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            target = folder / path.relative_to(STARTER).as_posix().replace("dot-", ".")
            target.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8")
            for mark, value in values.items():
                text = text.replace(mark, value)
            target.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        (folder / "mkdocs.yml").read_text(encoding="utf-8") + appearance.BUILDER.read_text(encoding="utf-8"), encoding="utf-8"
    )
    (folder / "seeds" / f"{EXAMPLE}.words").write_text(str(made), encoding="utf-8")
    (folder / "seeds" / f"{EXAMPLE}.openings").write_text(word_record.as_openings(EXAMPLE, {}), encoding="utf-8")
    schemas.write(folder)
    written_down.enter(check(folder, folder / "seeds" / "texts").library)
    if problems := check(folder, folder / "seeds" / "texts").problems:
        raise RefusedError(f"the new dossier has a problem, which is a fault of this program: {problems[0]}")
    return [
        f"{folder} holds a dossier of one invented article. In it:",
        "  make serve   shows it at http://127.0.0.1:8000",
        "  make test    checks and builds it",
        "Say in dossier.yml what it is about; README.md says how to put your own articles in the place of the example.",
    ]


def distribution() -> str:
    """Return the name under which the library is installed."""
    package = __package__.partition(".")[0]
    commands = metadata.entry_points(group="console_scripts")  # to ask which packages each distribution has takes thirty times as long
    return next(command.dist.name for command in commands if command.dist and command.module.partition(".")[0] == package)


def _id(title: str) -> str:
    """Return a title as an id: lower-case words joined by hyphens."""
    words = re.findall(r"[a-z0-9]+", title.lower())
    return "-".join(words) if words and words[0][0].isalpha() else "-".join(["dossier", *words])


def _requirement() -> str:
    """Return the line by which pip installs this library: from its repository, at the version that is running."""
    found = metadata.metadata(distribution())
    address = next(line.partition(", ")[2] for line in found.get_all("Project-URL") or [] if line.startswith("Repository, "))
    return f"{found['Name']} @ git+{address}@v{found['Version']}"
