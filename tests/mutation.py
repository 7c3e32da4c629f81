"""Mutation testing of the code itself: `python -m tests.mutation PACKAGE...` changes it in small ways and sees whether a test fails.

mutmut works on a copy in `build/mutation/`, in which the library stands in `src/`, where mutmut looks for it, and in which the body of each
decorated function is a function of its own, since mutmut leaves decorated functions alone.
"""

import argparse
import ast
import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import get_mutant_name

from tests.real import ROOT

FOLDER = ROOT / "build" / "mutation"
SEED = 20191130
READ = "data docs seeds hooks tests dossier.yml mkdocs.yml".split()
TESTS = [
    "tests/language",
    "tests/library",
    "tests/records",
    "tests/desk/test_receipts.py",
    *(f"tests/proof/{path.name}" for path in (ROOT / "tests/proof").glob("test_rules*.py")),
]
# A worker is forked from a process that ran no test: no cache holds what the code without a change gave.
SETTINGS = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = {patterns}
also_copy = ["data", "docs", "seeds", "hooks", "dossier.yml", "mkdocs.yml"]
pytest_add_cli_args = ["-p", "no:cacheprovider"]
pytest_add_cli_args_test_selection = {tests}
process_isolation = "forkserver"
timeout_multiplier = 4.0
timeout_constant = 5.0
use_git_change_detection = false
"""
PACKAGES = ["language", "records", "proof"]


def lay_out() -> None:
    """Make the copy, or bring it up to date; a file that is as it was is left alone, so that its mutants need not be made again."""
    for name in READ:
        for path in [ROOT / name] if (ROOT / name).is_file() else (ROOT / name).rglob("*"):
            if path.is_file() and not {"__pycache__", "node_modules"} & set(path.parts):
                relative = path.relative_to(ROOT)
                _write(FOLDER / relative, path.read_bytes())
                if relative.parts[0] == "hooks":
                    is_mutated = path.suffix == ".py" and len(relative.parts) > 3 and relative.parts[2] in PACKAGES
                    _write(
                        FOLDER / "src" / relative.relative_to("hooks"),
                        undecorated(path.read_text(encoding="utf-8")).encode() if is_mutated else path.read_bytes(),
                    )
    patterns = json.dumps([f"src/dossier/{package}/*" for package in PACKAGES])
    _write(
        FOLDER / "pyproject.toml",
        (ROOT / "pyproject.toml").read_bytes() + SETTINGS.format(patterns=patterns, tests=json.dumps(TESTS)).encode(),
    )


def _write(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def undecorated(text: str) -> str:
    """Return a module in which each decorated function only calls one without decorators that has its body."""
    module = ast.parse(text)
    for holder in [module, *(node for node in module.body if isinstance(node, ast.ClassDef))]:
        for node in holder.body:
            if isinstance(node, ast.FunctionDef) and node.decorator_list:
                name = f"{holder.name if isinstance(holder, ast.ClassDef) else ''}_body_of_{node.name}"
                module.body.append(ast.FunctionDef(name, _plain(node.args), node.body, [], None, type_params=[]))
                call = ast.Call(ast.Name(name), [ast.Name(argument.arg) for argument in node.args.args], [])
                node.body = [ast.Return(call)]
    return ast.unparse(ast.fix_missing_locations(module))


def _plain(arguments: ast.arguments) -> ast.arguments:
    return ast.arguments([], [ast.arg(argument.arg) for argument in arguments.args], None, [], [], None, [])


def mutants(package: str) -> list[list[str]]:
    """Return the names of all mutants of a package, by module."""
    paths = sorted(path.relative_to(FOLDER) for path in (FOLDER / "src/dossier" / package).rglob("*.py"))
    texts = {path: (FOLDER / path).read_text(encoding="utf-8") for path in paths}
    return [[get_mutant_name(path, name) for name in mutate_file_contents(str(path), text).mutant_names] for path, text in texts.items()]


def sample(modules: list[list[str]], size: int) -> list[str]:
    """Return about so many of the names, of each module its share; the same ones each time."""
    total = sum(map(len, modules))
    chosen = random.Random(SEED)  # noqa: S311, it chooses and hides nothing
    return [name for names in modules for name in sorted(chosen.sample(names, min(len(names), round(len(names) * size / total + 0.49))))]


def results() -> dict[str, str]:
    """Return what became of each mutant that was tried, by its name."""
    found = {}
    for path in (FOLDER / "mutants/src/dossier").rglob("*.meta"):
        for name, code in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            if code is not None:
                found[name] = status_by_exit_code[code]
    return found


def main() -> None:
    """Try a sample of the mutants of each package, or those that a file names, and print what became of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("packages", nargs="*", default=PACKAGES, help="some of " + ", ".join(PACKAGES))
    parser.add_argument("--sample", type=int, default=130, help="mutants of each package")
    parser.add_argument("--names", type=lambda name: Path(name).resolve(), help="a file with the names of the mutants to try")
    arguments = parser.parse_args()
    lay_out()
    os.chdir(FOLDER)  # where mutmut reads its settings
    modules = {package: mutants(package) for package in arguments.packages}
    listed = arguments.names.read_text(encoding="utf-8").split() if arguments.names else ()
    chosen = {
        package: [name for names in found for name in names if name in listed] if listed else sample(found, arguments.sample)
        for package, found in modules.items()
    }
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "1", *(name for names in chosen.values() for name in names)]
    subprocess.run(command, check=True)
    became = results()
    for package, names in chosen.items():
        counts = Counter(became.get(name, "untried") for name in names)
        print(f"{package}: {sum(map(len, modules[package]))} mutants, {len(names)} tried: {dict(counts)}")
        for name in names:
            if became.get(name) != "killed":
                print(f"  {became.get(name)}: {name}")


if __name__ == "__main__":
    main()
