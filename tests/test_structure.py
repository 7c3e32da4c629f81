"""The shape of the code itself."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from dossier.desk.checking import Checked
from dossier.proof.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
HOOK = ROOT / "hooks" / "mkdocs_hooks.py"
LIBRARY = sorted(path for path in (ROOT / "hooks" / "dossier").rglob("*.py") if "starter" not in path.parts)
TESTS = sorted(path for path in (ROOT / "tests").rglob("*.py") if "node_modules" not in path.parts)


def test_the_hook_file_defines_only_events_and_the_file_that_they_hand_on() -> None:
    body = ast.parse(HOOK.read_text(encoding="utf-8")).body
    allowed = (ast.Import, ast.ImportFrom, ast.Expr)
    others = [node for node in body if not isinstance(node, allowed)]
    names = [node.name for node in others if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    assert len(names) == len(others)
    assert [name for name in names if not name.startswith("on_")] == ["Made"]
    assert len(HOOK.read_text(encoding="utf-8").splitlines()) <= 100


def test_a_begun_dossier_hands_on_every_event_of_the_hook() -> None:
    begun = ast.parse((ROOT / "hooks/dossier/desk/starter/hooks/site.py").read_text(encoding="utf-8")).body
    events = [node.name for node in ast.parse(HOOK.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)]
    handed = [alias.name for node in begun if isinstance(node, ast.ImportFrom) for alias in node.names]
    assert sorted(handed) == sorted(events)


def test_the_library_never_imports_mkdocs() -> None:
    program = "import sys, pkgutil, importlib, dossier\nfor m in pkgutil.walk_packages(dossier.__path__, 'dossier.'):\n    m.name.endswith('__main__') or importlib.import_module(m.name)\nprint([m for m in sys.modules if m.split('.')[0] in ('mkdocs', 'material')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.relative_to(ROOT / "hooks" / "dossier").as_posix())
def test_a_module_is_short_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 210
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.relative_to(ROOT / "hooks" / "dossier").as_posix())
def test_every_public_function_says_what_it_does(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith(("_", "test_"))
    ]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


def test_the_code_knows_no_name_of_the_subject(real: Checked) -> None:
    library = real.library
    names = {name for subject in library.subjects.values() for name in subject.names if name[0].isupper() and len(name) > 2}
    names |= {source.outlet for source in library.sources.values()} | set(library.dossier.keywords[:4])
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)")
    files = list((ROOT / "hooks").rglob("*"))
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in files
        if path.suffix in {".py", ".j2", ".js", ".css", ".html", ".md"} and "vendor" not in path.parts
    }
    assert len(texts) > 150
    assert [(path.name, match.group()) for path, text in texts.items() for match in found.finditer(text)] == []


def test_no_example_in_the_library_has_an_id_of_the_subject(real: Checked) -> None:
    library = real.library
    ids = {*library.subjects, *library.sources, *(claim.id for claim in library.claims.values())}
    ids |= {resolution.id for source in library.sources.values() for resolution in source.resolutions}
    found = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted((key for key in ids if '-' in key), key=len, reverse=True))})(?![\w-])")
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "hooks").rglob("*") if path.suffix in {".py", ".j2", ".md", ".yml"}}
    assert [(path.name, match.group()) for path, text in texts.items() for match in found.finditer(text)] == []


def test_no_year_of_the_articles_stands_in_what_readers_see(real: Checked) -> None:
    years = {point[:4] for source in real.library.sources.values() for point in source.published.points}
    found = re.compile(rf"(?<!\d)(?:{'|'.join(sorted(years))})(?!\d)")
    shown = [path for path in (ROOT / "hooks/dossier/site").rglob("*") if path.suffix in {".j2", ".md", ".js", ".css", ".html"}]
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in shown]
    assert [(name, match.group()) for name, text in texts for match in found.finditer(text)] == []
    numbers = [
        node.value for path in LIBRARY for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)
    ]
    assert not {int(year) for year in years} & {number for number in numbers if type(number) is int}


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.relative_to(ROOT / "tests").as_posix())
def test_a_file_of_tests_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


def test_every_rule_of_the_method_is_there() -> None:
    assert list(RULES) == [
        "reference",
        "passage",
        "figures",
        "names",
        "anonymity",
        "hedging",
        "quotation",
        "paraphrase",
        "coverage",
        "contradiction",
        "prose",
        "proposal",
        "permanence",
        "receipt",
    ]
