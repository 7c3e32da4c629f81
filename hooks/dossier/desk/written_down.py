"""What a check without problems writes down: new claims, openings, receipts, and the journal."""

import datetime
from pathlib import Path

import yaml

from dossier.library.files import JOURNAL, PUBLISHED
from dossier.library.library import Library
from dossier.proof import reach
from dossier.records import receipts, word_record
from dossier.records.problems import counted
from dossier.records.writing import write_whole

_PUBLISHED = "# Every claim id ever published. 'dossier check' adds new ones; no line is ever taken out.\n"
_JOURNAL = "# yaml-language-server: $schema=schema/journal.json\n# Newest last; 'dossier journal REVISION' adds what changed since then.\n"


def enter(library: Library) -> list[str]:
    """Write down new claims, openings and, with every text at hand, receipts; return what was done, line by line."""
    done = []
    if any(key not in library.published for key in library.claims):
        done.append(f"{counted(_enter_claims(library), 'new claim')} entered in {PUBLISHED}.")
    for source in library.sources.values():
        article = library.articles[source.id]
        due = reach.due_openings(library, source) if article.forms else article.openings
        if due != article.openings:
            write_whole(library.root / "seeds" / f"{source.id}.openings", word_record.as_openings(source.id, due))
            done.append(
                f"seeds/{source.id}.openings: {counted(len(due.keys() - article.openings.keys()), 'word')} opened, "
                f"{len(article.openings.keys() - due.keys())} no longer."
            )
    if library.has_every_text:
        receipts.write(library.root, library.drafts)
        done.append(f"Checked with the texts of {counted(len(library.sources), 'article')}: receipts written to {receipts.PATH}.")
    return done


def _enter_claims(library: Library) -> int:
    """Add the claims that are not yet listed to the list of published ids, and to the journal; return how many.

    A dossier that has published claims without a journal goes on without one; it would lack their beginning.
    """
    new = [key for key in library.claims if key not in library.published]
    if new and (library.journal or not library.published):
        enter_in_journal(library.root, {"added": new}, datetime.datetime.now(datetime.UTC).date())
    lines = "".join(f"{key}\n" for key in sorted(library.published.union(new)))
    write_whole(library.root / PUBLISHED, _PUBLISHED + lines)
    return len(new)


def enter_in_journal(root: Path, found: dict[str, list[str]], day: datetime.date) -> None:
    """Add an entry for each kind of change to the journal, of the claims for which that day has none of the kind."""
    path = root / JOURNAL
    text = path.read_text(encoding="utf-8") if path.exists() else _JOURNAL
    told = {(entry["change"], str(entry["date"]), key) for entry in yaml.safe_load(text) or [] for key in entry["claims"]}
    untold = {change: [key for key in keys if (change, day.isoformat(), key) not in told] for change, keys in found.items()}
    for change, keys in ((change, keys) for change, keys in untold.items() if keys):
        text += yaml.safe_dump([{"date": day.isoformat(), "change": change, "claims": keys}], sort_keys=False, width=120)
    write_whole(path, text.replace(f"'{day.isoformat()}'", day.isoformat()))
