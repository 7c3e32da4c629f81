"""Ten pages in Chromium, Firefox and WebKitGTK side by side, for people to look at: `python -m tests.engines.shots FOLDER`."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import sync_playwright

from tests import chromium
from tests.conftest import ready
from tests.real import ROOT
from tests.serving import serving

from .driving import OPENED, Watching, Window, elsewhere

PAGES = {
    "home": "/", "topic": "/tajik-border/", "members": "/members/", "timeline": "/timeline/", "map": "/map/?date=2007-03-15",
    "explorer": "/explorer/?topic=members", "matrix": "/who-says-what/", "source": "/sources/rferl-2015/",
    "claim": "/claims/rferl-2015/three-days-to-the-border/", "reading room": "/reading-room/",
}  # fmt: skip
WIDTH, HEIGHT, TITLE = 1280, 1700, 28
Shoot = Callable[[str], bytes]


@contextmanager
def _chromium(address: str) -> Iterator[Shoot]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})

        def shoot(path: str) -> bytes:
            page.goto(address + path)
            ready(page)
            return page.screenshot(animations="disabled")

        yield shoot
        browser.close()


@contextmanager
def _other(name: str, address: str) -> Iterator[Shoot]:
    with elsewhere() as (proxy, asked), OPENED[name](proxy) as (driver, said):
        window = Window(driver, address, said, asked)
        window.sized(WIDTH, HEIGHT)

        def shoot(path: str) -> bytes:
            window.go(path)
            window.js("void requestAnimationFrame(() => requestAnimationFrame(() => { window.__painted = true; }))")
            window.until("window.__painted && document.getAnimations().every((one) => one.playState === 'finished')")
            return driver.get_screenshot_as_png()

        yield shoot


def beside(pictures: dict[str, bytes]) -> Image.Image:
    """Return pictures of one page beside each other, each below its browser's name."""
    sheet = Image.new("RGB", (WIDTH * len(pictures), HEIGHT + TITLE), "white")
    for place, (name, content) in enumerate(pictures.items()):
        sheet.paste(Image.open(io.BytesIO(content)), (WIDTH * place, TITLE))
        ImageDraw.Draw(sheet).text((WIDTH * place + 8, 4), name, fill="black", font_size=18)
    return sheet


def main() -> int:
    """Write a picture of each page to the folder that was named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        address = stack.enter_context(serving((ROOT / "site").resolve(), Watching))
        cameras = {"Chromium": stack.enter_context(_chromium(address))}
        cameras |= {name: stack.enter_context(_other(name, address)) for name in OPENED}
        for name, path in PAGES.items():
            beside({browser: shoot(path) for browser, shoot in cameras.items()}).save(
                folder / f"{name.replace(' ', '-')}.png", optimize=True
            )
    print(f"{len(PAGES)} pages in {len(cameras)} browsers: {folder}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
