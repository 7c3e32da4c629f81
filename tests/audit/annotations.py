"""The annotations, anchored by a client's own library: on the claims' pages as they are delivered, and on those articles whose texts are at hand.

The library is dom-anchor-text-quote, which anchors the W3C's TextQuoteSelector in the DOM of a browser and is content with what is nearly the same; so what it found must
be the very words.
"""

import json
import posixpath
import re
from pathlib import Path

from dossier.desk.checking import check
from playwright.sync_api import sync_playwright

from tests import chromium as browsers
from tests.serving import serving

from .axe import ARGUMENTS
from .tools import NODE, ROOT

Quote = tuple[str, dict[str, str]]
_CLIENT = "dom-anchor-text-quote"
_MARKS = "\"'“”‘’"
"""Pages show quotation marks and apostrophes as our own prose has them; an article's own stand in the annotation."""
# Node's modules as a page can run them: each file once, with what it requires.
_JOINED = """files => {
  const made = {};
  const load = path => {
    if (!made[path]) {
      const module = (made[path] = { exports: {} });
      new Function("module", "exports", "require", files[path].text)(module, module.exports, name => load(files[path].requires[name]));
    }
    return made[path].exports;
  };
  window.client = load(Object.keys(files)[0]);
}"""
# Each quotation is looked for in the passage that follows the place of that name, on the page as it is delivered.
_IN_PAGES = """pages => Promise.all(pages.map(async ([path, quotes]) => {
  const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
  return quotes.map(([anchor, selector]) => {
    const passage = page.getElementById(anchor)?.closest("p").nextElementSibling;
    return passage?.matches("blockquote") ? client.toRange(passage, selector)?.toString() : null;
  });
}))"""
# Of an article's words the client is told where they stand as they are, if they do: of itself it takes the first that are nearly the same,
# be it in the title. Clients such as Hypothesis look for the very words first.
_IN_TEXTS = """texts => texts.map(([text, quotes]) => {
  const root = document.createElement("article");
  root.textContent = text;
  return quotes.map(([, selector]) => client.toRange(root, selector, { hint: Math.max(text.indexOf(selector.exact), 0) })?.toString());
})"""


def faults(site: Path) -> tuple[str, list[str]]:
    """Return what was anchored, and a line for each annotation that is not found, or elsewhere. No line quotes an article."""
    items = json.loads((site / "data" / "annotations.jsonld").read_text(encoding="utf-8"))["first"]["items"]
    library = check(ROOT).library
    quotes = [(*item["id"].split("#"), item["target"]["selector"], item["target"]["source"]) for item in items]
    pages: dict[str, list[Quote]] = {}
    for page, anchor, selector, _ in quotes:
        pages.setdefault(page.removeprefix(library.publication.address), []).append((anchor, selector))
    articles: dict[str, list[Quote]] = {
        text: [(f"{page}#{anchor}", selector) for page, anchor, selector, address in quotes if address == library.sources[key].url]
        for key, text in library.texts.items()
    }
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.find(), args=ARGUMENTS)
        window = browser.new_context(bypass_csp=True).new_page()
        window.goto(address)
        window.evaluate(_JOINED, _modules())
        in_pages = window.evaluate(_IN_PAGES, [[f"/{page}", asked] for page, asked in pages.items()])
        in_texts = window.evaluate(_IN_TEXTS, list(articles.items()))
        browser.close()
    lines = [f"{page}#{anchor}: not found in its passage" for page, anchor in _missed(pages, in_pages, str.maketrans("", "", _MARKS))]
    lines += [f"{key}: not found in its article" for _, key in _missed(articles, in_texts, {})]
    on_texts = sum(map(len, articles.values()))
    return f"{len(items)} annotations on {len(pages)} pages, {on_texts} of them on {len(articles)} articles at hand, by {_CLIENT}", lines


def _missed(asked: dict[str, list[Quote]], told: list[list[str | None]], ignored: dict[int, None]) -> list[tuple[str, str]]:
    """Return those of the quotations that were not found as they are, but for the characters that do not count and where lines end."""
    return [
        (where, key)
        for (where, quotes), found in zip(asked.items(), told, strict=True)
        for (key, selector), words in zip(quotes, found, strict=True)
        if (words or "").translate(ignored).split() != selector["exact"].translate(ignored).split()
    ]


def _modules() -> dict[str, dict[str, object]]:
    """Return the client's files by their paths, its first one first, each with its text and the paths of what it requires by their names."""
    found: dict[str, dict[str, object]] = {}
    waiting = [_resolved("", _CLIENT)]
    while waiting:
        path = waiting.pop()
        text = (NODE / path).read_text(encoding="utf-8")
        requires = {name: _resolved(path, name) for name in re.findall(r"require\('([^']+)'\)", text)}
        found[path] = {"text": text, "requires": requires}
        waiting += [one for one in requires.values() if one not in found]
    return found


def _resolved(path: str, name: str) -> str:
    """Return the path of the file that another one requires by a name, as Node finds it."""
    base = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name.startswith(".") else name
    return next(one for one in (f"{base}.js", f"{base}/index.js") if (NODE / one).is_file())
