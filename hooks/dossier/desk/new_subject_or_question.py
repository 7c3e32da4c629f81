"""A new subject or question: what can be found out already is in it, and what is left empty the check will ask for."""

from pathlib import Path

from dossier.desk.draft_text import MARK, flow, new_id, scalar
from dossier.language import words
from dossier.library.files import QUESTIONS
from dossier.library.library import Library
from dossier.proof.matters import on_the_matter
from dossier.records.parts import UNWRITTEN
from dossier.records.problems import RefusedError, counted
from dossier.records.subject import SUBJECT_FILES, Event, Subject, subject_model
from dossier.records.writing import write_whole

_EVENT = "  kind: meeting\n  date: ''\n  by: []\n"


def new_subject(library: Library, kind: str, name: str) -> list[str]:
    """Add a subject of a kind ("person", "place") to its file, to be described; return where it stands and who names it, line by line.

    Raises RefusedError where a subject has that name already, or where it has no word.
    """
    name = _worded(name, "name")
    if known := next((one for one in library.subjects.values() if name in one.names), None):
        raise RefusedError(f"'{known.id}' has the name '{name}' already, at {known.at()}.")
    stem = next(stem for stem, found in SUBJECT_FILES.items() if found == kind)
    one = subject_model(stem).model_construct(id=new_id(name, set(library.subjects), kind), name=name, description=UNWRITTEN)
    line = append(library.root / "data" / "subjects" / f"{stem}.yml", subject_text(stem, one))
    named = {source: blocks for source, article in library.articles.items() if (blocks := article.blocks_with(name))}
    return [
        f"data/subjects/{stem}.yml:{line}: '{one.id}'; describe it in a line of your own, and delete '{MARK}'.",
        *(
            f"{source} names it in {'block' if len(blocks) == 1 else 'blocks'} {', '.join(map(str, blocks))}."
            for source, blocks in named.items()
        ),
        "Then: name it in the 'about' of a claim, and run dossier check",
    ]


def subject_text(stem: str, one: Subject) -> str:
    """Return a subject that was proposed as its file has it."""
    fields: dict[str, object] = {"name": one.name, **({"variants": one.variants} if one.variants else {}), "description": one.description}
    lines = "".join(f"  {key}: {flow(value) if isinstance(value, list) else scalar(value)}\n" for key, value in fields.items())
    return f"- id: {one.id}\n{lines}{_EVENT if subject_model(stem) is Event else ''}  {MARK}\n"


def new_question(library: Library, question: str) -> list[str]:
    """Add a question with the silence of every source, each to be confirmed or answered; return the claims that may answer it, line by line.

    Raises RefusedError where it is asked already or has no word, or where no verdict of dossier.yml stands for silence.
    """
    question = _worded(question, "question")
    if any(one.question == question for one in library.questions.values()):
        raise RefusedError(f"'{question}' is asked already.")
    silent = next((verdict.id for verdict in library.dossier.verdicts if verdict.mark == "none"), None)
    if silent is None:
        raise RefusedError("no verdict in dossier.yml has the mark 'none', which stands for silence.")
    made = new_id(question, set(library.questions), "question")
    answers = "".join(f"    - {{source: {source}, verdict: {silent}, {MARK}}}\n" for source in library.sources)
    line = append(library.root / QUESTIONS, f"- id: {made}\n  question: {scalar(question)}\n  answers:\n{answers}")
    near = on_the_matter(library, question)
    return [
        f"{QUESTIONS}:{line}: '{made}', with {counted(len(library.sources), 'silence')}; answer where an article is not silent, and delete '{MARK}'.",
        *(f"{key} may answer it: {library.claims[key].says}" for key in near),
        "Then: dossier check",
    ]


def _worded(text: str, what: str) -> str:
    """Return a text in one line. Raises RefusedError where it has no word."""
    if not words.forms(text):
        raise RefusedError(f"expected a {what} of at least one word, found '{text}'.")
    return " ".join(text.split())


def append(path: Path, text: str) -> int:
    """Add records to a file that is a list, or make it; return the line on which they begin."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    kept = "" if before.strip() == "[]" else before if before.endswith("\n") or not before else f"{before}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, kept + text)
    return kept.count("\n") + 1
