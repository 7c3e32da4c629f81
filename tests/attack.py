"""An attack on everything that is published: does any file let a machine test a guess at words of an article that we do not quote?

A guesser knows every digest by name: whatever a file holds that looks like one is compared with the digests of guesses, of single
words and of runs, under the usual functions, salts and forms. Where the articles' texts are at hand the guesses are the best that
anybody could make: the articles' own words. As a program it attacks all files of the project and its exports, and prints what it got.
"""

import base64
import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from dossier.desk.checking import check
from dossier.language import words
from dossier.library.library import Library
from dossier.records import word_record
from zxcvbn.frequency_lists import FREQUENCY_LISTS

ROOT = Path(__file__).resolve().parent.parent
FUNCTIONS = ("md5", "sha1", "sha256", "sha512", "blake2b")
# How a published digest might be made of a guess and its source; the old print was the third.
TEMPLATES = ("{guess}", "{source}{guess}", "{source}\n{guess}", "{source}:{guess}", "{guess}{source}", "{source}/{guess}")
SURE = 10  # hexadecimal digits from which a single match is no accident
CROWD = 60  # different shorter tokens of one length in a file, from which their matches can be counted against chance
COMMON = 1000  # words that a stranger tries first
UNUSUAL = 5.0  # standard deviations above chance
RUNS = range(2, 9)  # words of a run whose digest might be published
_HEX = re.compile(r"(?<![0-9A-Za-z_+/-])[0-9a-f]{2,128}(?![0-9A-Za-z_+/-])")
_BASE64 = re.compile(r"(?<![0-9A-Za-z_+/=-])[0-9A-Za-z_+/-]{8,88}={0,2}(?![0-9A-Za-z_+/=-])")


class Leak(NamedTuple):
    """A file that tests guesses: which function and form, and what was got from it."""

    path: str
    how: str
    got: str


def vocabulary(library: Library) -> list[str]:
    """Return what a stranger tries: the commonest English words, then every word of the project's own prose and fragments."""
    own = [claim.says for claim in library.claims.values()] + [
        fragment for claim in library.claims.values() for fragment in claim.fragments
    ]
    own += [page.text for page in library.pages.values()] + [name for subject in library.subjects.values() for name in subject.names]
    found = [form for text in own for form in words.forms(text)]
    return list(dict.fromkeys([*FREQUENCY_LISTS["english_wikipedia"], *found]))


def runs(forms: Sequence[str]) -> Iterator[str]:
    """Yield every run of words of a text, as somebody might have hashed it."""
    for size in RUNS:
        for at in range(len(forms) - size + 1):
            yield " ".join(forms[at : at + size])


def digests(guesses: Iterable[str], sources: Iterable[str]) -> dict[tuple[str, str], dict[str, str]]:
    """Return, by (function, form), the hexadecimal digest of each guess for each source, with the guess."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    sources, made = list(sources), {function: getattr(hashlib, function) for function in FUNCTIONS}
    for guess in guesses:
        for template in TEMPLATES:
            for source in sources if "{source}" in template else ("",):
                message = template.format(guess=guess, source=source).encode()
                for function, digest in made.items():
                    found[function, template][digest(message).hexdigest()] = guess
    return found


def tokens(text: str) -> dict[int, list[str]]:
    """Return what may be digests in a file, in hexadecimal and by length."""
    found: dict[int, list[str]] = defaultdict(list)
    for match in _HEX.finditer(text):
        found[len(match.group())].append(match.group())
    for match in _BASE64.finditer(text):
        token = match.group().rstrip("=").replace("+", "-").replace("/", "_")
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)) if len(token) % 4 != 1 else b""
        if raw and not _HEX.fullmatch(match.group()):
            found[2 * len(raw)].append(raw.hex())
    return found


def leaks(files: Mapping[str, str], sources: Sequence[str], guesses: Sequence[str], long_guesses: Iterable[str] = ()) -> Iterator[Leak]:
    """Yield each file that tests guesses: by single matches of long digests, or by more matches of short ones than chance explains."""
    known = digests([*guesses, *long_guesses], sources)
    usual = set(guesses[:COMMON])
    common = {how: [digest for digest, guess in table.items() if guess in usual] for how, table in known.items()}
    starts = {how: {digest[:SURE]: guess for digest, guess in table.items()} for how, table in known.items()}
    any_start = frozenset().union(*starts.values())
    cuts: dict[tuple[tuple[str, str], int], set[str]] = {}
    for path, text in files.items():
        for length, found in tokens(text).items():
            likely = [token for token in found if token[:SURE] in any_start]
            for how, table in starts.items() if likely else ():
                hits = {
                    table[token[:SURE]] for token in likely if token[:SURE] in table and any(full.startswith(token) for full in known[how])
                }
                if hits:
                    yield Leak(path, f"{how[0]} of {how[1]!r}", f"{len(hits)} guesses confirmed, such as {sorted(hits)[0]!r}")
            short = set(found)
            if length < SURE and len(short) >= CROWD:
                for how, table in common.items():
                    if (how, length) not in cuts:
                        cuts[how, length] = {digest[:length] for digest in table}
                    cut = cuts[how, length]
                    chance = len(cut) / 16**length
                    expected, spread = chance * len(short), sqrt(len(short) * chance * (1 - chance))
                    hits = sum(token in cut for token in short)
                    if spread and (hits - expected) / spread > UNUSUAL:
                        yield Leak(
                            path,
                            f"{how[0]} of {how[1]!r}, {length} digits",
                            f"{hits} of {len(short)} tokens are common words, by chance {expected:.0f}",
                        )


def opened(library: Library, guesses: Iterable[str]) -> dict[str, set[int]]:
    """Return, for each source, the words whose published salt and digest confirm a guess: it can only be what is opened."""
    guesses, found = list(guesses), {}
    for source, article in library.articles.items():
        record = article.record
        found[source] = {
            number
            for number, salt in article.openings.items()
            if any(word_record.digest.__wrapped__(salt, source, number, guess) == record.digests[number] for guess in guesses)
        }
        # No salt opens another word than its own: each is tried on the words beside it.
        for number, salt in article.openings.items():
            for other in (number - 1, number + 1):
                if other not in article.openings and 0 <= other < len(record.digests):
                    found[source] |= {
                        other
                        for guess in guesses[: COMMON // 10]
                        if word_record.digest.__wrapped__(salt, source, other, guess) == record.digests[other]
                    }
    return found


def old_print(source: str, text: str) -> str:
    """Return the print that this project once published: the positive control. Twelve bits of each word's digest, salted with the source's id."""
    rows = [f"print of {source}"]
    for block, sentence, line in word_record.structure(text):
        rows.append(" ".join([f"{block}.{sentence}", *(hashlib.sha256(f"{source}\n{form}".encode()).hexdigest()[:3] for form in line)]))
    return "\n".join(rows) + "\n"


def restored(source: str, text: str, guesses: Sequence[str]) -> float:
    """Return the share of a text's words that a stranger restores from its old print alone: of all that fit, the commonest guess."""
    first: dict[str, str] = {}
    for guess in guesses:
        first.setdefault(hashlib.sha256(f"{source}\n{guess}".encode()).hexdigest()[:3], guess)
    forms = words.forms(text)
    return sum(first.get(hashlib.sha256(f"{source}\n{form}".encode()).hexdigest()[:3]) == form for form in forms) / len(forms)


def published(root: Path, tracked: Iterable[str], exports: Mapping[str, bytes]) -> dict[str, str]:
    """Return every text file of the repository and of the site's exports, by path."""
    found = {}
    for path in tracked:
        try:
            found[path] = (root / path).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue
    for path, raw in exports.items():
        try:
            found[f"site/{path}"] = raw.decode()
        except UnicodeDecodeError:
            found[f"site/{path}"] = raw.decode("latin-1")
    return found


def best_guesses(library: Library, every: int = 1) -> tuple[list[str], list[str]]:
    """Return (words, runs) to try: a stranger's vocabulary and, where texts are at hand, the articles' own words and runs.

    Of the runs within sentences one in `every` is tried; sentences and blocks are tried all.
    """
    single = vocabulary(library)
    own = [article.forms for article in library.articles.values() if article.forms]
    several = [run for forms in own for run in islice(runs(forms), 0, None, every)]
    several += [body for source in library.texts for block in library.blocks(source) for body in (block, *words.sentences(block))]
    return list(dict.fromkeys([*single, *(form for forms in own for form in forms)])), several


def main() -> int:
    """Attack the project and its exports; return 0 where nothing but the opened words was got."""
    import subprocess

    checked = check(ROOT)
    library = checked.library
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    files = published(ROOT, tracked, checked.files)
    single, several = best_guesses(library)
    print(f"{len(files)} files, {len(single)} words and {len(several)} runs tried, {len(library.texts)} texts at hand")
    found = list(leaks(files, list(library.sources), single, several))
    for leak in found:
        print(f"{leak.path}: {leak.how}: {leak.got}")
    got = opened(
        library, dict.fromkeys(form for claim in library.claims.values() for fragment in claim.fragments for form in words.forms(fragment))
    )
    extra = {source: numbers - set(library.articles[source].openings) for source, numbers in got.items()}
    print(
        f"words opened: {sum(len(article.openings) for article in library.articles.values())}; other words got: {sum(map(len, extra.values()))}"
    )
    for source, text in library.texts.items():
        print(f"the old print of {source} would give back {restored(source, text, single):.0%} to the plainest attack")
    return 1 if found or any(extra.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
