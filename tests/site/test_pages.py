"""Rendering: data is shown as text and never acted on; pages know what they cite."""

import re
from collections.abc import Iterator

import markdown
import pytest
import yaml
from dossier.desk import checking
from dossier.language import escape
from dossier.language.escape import Safe
from dossier.site import rendering
from dossier.site.environment import TEMPLATES
from dossier.site.sheet import CITELESS
from dossier.views import addresses
from lxml import html

from tests.fictional.project import CLAIMS, SOURCE, SUBJECTS, Project

EVIL = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7*7 }}", "{% raw %}", "`code`", "a | b", "[x](javascript:alert(1))", "**bold**",
    "&lt;b&gt;", "# heading", "- item", "1. item", "[^1]", "\\*", "$x$", "::: x", "https://example.org", "a@example.org", "| a | b |\n|---|---|", "--- x",
]  # fmt: skip
EXTENSIONS = ["attr_list", "def_list", "md_in_html", "smarty", "tables", "toc"]
SETTINGS = {"smarty": {"smart_dashes": False, "smart_ellipses": False}}


@pytest.mark.parametrize("text", EVIL)
@pytest.mark.parametrize(
    "frame", ["{}", "- {}", "# {}", "| a | b |\n|---|---|\n| {} | z |", '<p markdown="span">{}</p>', '<td markdown="span">{}</td>']
)
def test_data_is_shown_as_text_wherever_it_stands(text: str, frame: str) -> None:
    shown = " ".join(text.split())
    wanted = html.fromstring(f"<p>{escape.escape(shown)}</p>").text_content()
    made = html.fromstring(
        f"<div>{markdown.markdown(frame.format(escape.escape(shown)), extensions=EXTENSIONS, extension_configs=SETTINGS)}</div>"
    )
    assert wanted in " ".join(made.text_content().split())
    assert not made.xpath("//script | //img | //a[not(contains(@class, 'headerlink'))] | //code | //strong | //sup")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('he said "first units" of', "he said “first units” of"),
        ("Tajikistan's", "Tajikistan’s"),
        ('("so-called")', "(“so-called”)"),
        ("a 'b' c", "a ‘b’ c"),
    ],
)
def test_quotation_marks_are_shown_as_printers_set_them(written: str, shown: str) -> None:
    assert escape.escape(written) == shown


def test_what_is_safe_is_not_escaped_twice() -> None:
    assert escape.escape(escape.escape("a*b")) == escape.escape("a*b")
    assert isinstance(escape.escape("a"), Safe)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://example.org", "data:text/html,x", "//example.org", "HTTPS://example.org"])
def test_only_https_becomes_a_link(url: str) -> None:
    with pytest.raises(ValueError, match="begins with https://"):
        escape.https(url)


@pytest.mark.parametrize(
    ("words", "directive"),
    [
        ("a CSTO-led force", "#:~:text=a%20CSTO%2Dled%20force"),
        ("Norland, Suthia & Wessmark", "#:~:text=Norland%2C%20Suthia%20%26%20Wessmark"),
        ("the “IS threat”", "#:~:text=the%20%E2%80%9CIS%20threat%E2%80%9D"),
        ("100% of", "#:~:text=100%25%20of"),
        ("w" * 60 + " b c d e f g " + "z" * 60, f"#:~:text={'w' * 60}%20b%20c%20d%20e,d%20e%20f%20g%20{'z' * 60}"),
    ],
)
def test_a_text_fragment_leads_to_the_words(words: str, directive: str) -> None:
    assert escape.text_fragment(words) == directive


def test_a_hostile_claim_stays_text_on_every_page(project: Project) -> None:
    project.replace(
        "data/claims/harbour-2001.yml", "goods: patrol boats", 'goods: "<script>alert()</script> {{ cite }} | `x` [y](javascript:z)"'
    )
    checked = checking.check(project.checked().root, project.texts)
    assert checked.problems == []
    for text in checked.rendered.pages.values():
        assert "<script" not in text
        assert "](javascript" not in text
        assert "{{ cite" not in text


def test_a_page_is_never_half_rendered(project: Project) -> None:
    project.replace("docs/index.md", '{{ table("transfers") }}', "{{ library.nothing }}")
    checked = checking.check(project.root, project.texts)
    assert [str(problem.place) for problem in checked.problems] == ["docs/index.md:12:1"]
    with pytest.raises(ValueError, match="without problems"):
        checked.rendered  # noqa: B018, the asking is what is tested


def test_a_claim_page_knows_which_pages_cite_it(project: Project) -> None:
    pages = checking.check(project.root, project.texts).rendered.pages
    assert "- [Pact](../../index.md)" in pages["claims/harbour-2001/guards.md"]


def test_the_same_claim_has_one_note_on_a_page(project: Project) -> None:
    text = checking.check(project.root, project.texts).rendered.pages["index.md"]
    assert text.count('<li id="fn:harbour-2001--pact-met"') == 1


def test_rendering_twice_gives_the_same(project: Project) -> None:
    library = checking.check(project.root, project.texts).library
    assert rendering.render(library).pages == rendering.render(library).pages


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("claims/a/b.md", "index.md", "claims/a/b.md"),
        ("claims/a/b.md", "claims/a/c.md", "b.md"),
        ("people.md#ada", "claims/a/c.md", "../../people.md#ada"),
        ("people.md#ada", "people.md", "#ada"),
        ("members/index.md", "members/norland.md", "index.md"),
    ],
)
def test_a_link_is_relative_to_its_page(target: str, page: str, link: str) -> None:
    assert addresses.relative(target, page) == link


HOSTILE = "<script>alert()</script> {{ cite }} {% raw %} | `x` [y](javascript:z) <img src=x onerror=alert()> ../../etc"


def _texts(value: object, *steps: str | int) -> Iterator[tuple[str | int, ...]]:
    """Yield the keys and indexes down to each text of a record."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, *steps, key)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _texts(item, *steps, place)
    else:
        yield steps


FIELDS = [
    (path, steps)
    for path, text in [("data/claims/harbour-2001.yml", CLAIMS), ("seeds/harbour-2001.yml", SOURCE), *((f"data/subjects/{kind}.yml", text) for kind, text in SUBJECTS.items())]
    for steps in _texts(yaml.safe_load(text))
]  # fmt: skip


@pytest.mark.parametrize(("path", "steps"), FIELDS, ids=[f"{path.split('/')[-1]}:{'.'.join(map(str, steps))}" for path, steps in FIELDS])
def test_a_hostile_text_in_any_field_is_refused_or_shown_as_text(project: Project, path: str, steps: tuple[str | int, ...]) -> None:
    file = project.root / path
    data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506, it builds nothing but text
    record = data
    for step in steps[:-1]:
        record = record[step]
    record[steps[-1]] = HOSTILE
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    checked = checking.check(project.root, project.texts)
    if checked.problems:
        assert all(problem.message for problem in checked.problems)
        return
    for text in checked.rendered.pages.values():
        shown = markdown.markdown(text.split("---\n", 2)[-1], extensions=EXTENSIONS, extension_configs=SETTINGS)
        page = html.fromstring(f"<div>{shown}</div>")
        assert not page.xpath("//script | //img | //a[starts-with(@href, 'javascript')] | //*[@onerror]")


@pytest.mark.parametrize("name", sorted(CITELESS))
def test_a_part_that_a_check_passes_over_cites_nothing(name: str) -> None:
    text = (TEMPLATES / "parts" / f"{name}.md.j2").read_text(encoding="utf-8")
    assert "cite(" not in text
    assert "cite_all" not in text
    assert not re.search(r'(?<![.\w])table\("(?!key|bars|membership|map|timeline_list|place_claims)', text)


@pytest.mark.parametrize(
    "call",
    [
        "library.__class__.__mro__",
        'publication.subprocess.check_output(["true"])',
        'publication.os.environ["HOME"]',
        'library.root.joinpath("x").write_text("y")',
    ],
)
def test_a_page_cannot_reach_the_machine(project: Project, call: str) -> None:
    project.replace("docs/index.md", "# Pact\n", f"# Pact\n\n{{{{ {call} }}}}\n")
    assert [problem.rule for problem in project.problems() if problem.place.path == "docs/index.md" and problem.rule != "receipt"] == [
        "prose"
    ]
    assert not (project.root / "x").exists()


def test_a_dossier_whose_only_article_is_a_draft_has_its_pages(project: Project) -> None:
    project.replace("seeds/harbour-2001.yml", "language: en\n", "language: en\ndraft: true\n").write("data/published.txt", "")
    project.write("docs/index.md", "---\ntitle: Pact\ndescription: About it.\nprose: by-sentence\n---\n\n# Pact\n")
    checked = checking.check(project.root)
    assert {problem.rule for problem in checked.problems} == {"receipt"}
    assert {"data.md", "method.md", "sources/index.md"} <= set(checking.Checked(checked.library, []).rendered.pages)
