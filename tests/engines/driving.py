"""A window of another browser, driven over WebDriver: what tests do in it, and what it met and asked for meanwhile."""

import contextlib
import http.server
import os
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.proxy import Proxy
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options as WebKitOptions
from selenium.webdriver.webkitgtk.service import Service as WebKitService

from tests.serving import Quiet

from . import getting

WAIT, _PAGE = 20, "text/html; charset=utf-8"
# What Firefox asks for itself, on whatever page.
_OWN = "firefox.settings.services.mozilla.com:443"
# Stands in each page that the tests are served, before all others: WebKit's driver tells nothing of what a page met.
COLLECTOR = """(() => {
  const met = window.__met = [], told = (kind, text) => met.push(`${kind}: ${text}`);
  addEventListener("error", (event) => told("error", event.message ?? `not loaded: ${event.target.src ?? event.target.href}`), true);
  addEventListener("unhandledrejection", (event) => told("rejected", event.reason));
  addEventListener("securitypolicyviolation", (event) => told("policy", `${event.violatedDirective} ${event.blockedURI}`));
  for (const name of ["error", "warn"]) console[name] = (...words) => told(name, words.join(" "));
})();"""


class Watching(Quiet):
    """Serves the site with the collector in each page, and scripts that a test puts in their place."""

    instead: dict[str, bytes] = {"/collector.js": COLLECTOR.encode()}

    def do_GET(self) -> None:  # noqa: N802 - the name that the server calls
        """Answer with a page that holds the collector, with what stands instead of a file, or with the file."""
        path = self.path.partition("?")[0]
        file = Path(self.translate_path(path))
        page = file / "index.html" if path.endswith("/") else file
        if path in self.instead:
            self._answer(self.instead[path], "text/javascript" if path.endswith(".js") else _PAGE)
        elif page.suffix == ".html" and page.is_file():
            self._answer(with_collector(page.read_text(encoding="utf-8"), "/collector.js").encode(), _PAGE)
        else:
            super().do_GET()

    def _answer(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def with_collector(text: str, address: str) -> str:
    """Return a page with the collector as its first script."""
    return text.replace("<head>", f'<head><script src="{address}"></script>', 1)


@contextlib.contextmanager
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Stand for all other hosts: yield the address of a proxy that answers nothing, and the list of what it was asked."""
    asked: list[str] = []

    class Refusing(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != _OWN:
                asked.append(self.path)
            self.send_error(403)

        do_CONNECT = do_POST = do_HEAD = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Refusing)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


@contextlib.contextmanager
def firefox(proxy: str) -> Iterator[tuple[WebDriver, list[str]]]:
    """Open Firefox; yield what drives it, and the list of what its console says."""
    found = getting.firefox()
    options = webdriver.FirefoxOptions()
    options.binary_location = found.browser
    options.add_argument("-headless")
    options.page_load_strategy = "none"  # each driver waits for something else; a window waits for what it needs
    options.set_capability("webSocketUrl", True)
    options.proxy = Proxy({"proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": ["127.0.0.1"]})
    driver = webdriver.Firefox(options=options, service=webdriver.FirefoxService(found.driver, log_output=subprocess.DEVNULL))
    said: list[str] = []
    try:
        driver.script.add_console_message_handler(
            lambda entry: said.append(f"{entry.level}: {entry.text}") if entry.level in {"error", "warn"} else None
        )
        driver.script.add_javascript_error_handler(lambda entry: said.append(str(entry.text)))
        yield driver, said
    finally:
        driver.quit()


@contextlib.contextmanager
def webkit(proxy: str) -> Iterator[tuple[WebDriver, list[str]]]:
    """Open WebKitGTK on a screen of its own; yield what drives it, and an empty list: its console cannot be read."""
    found = getting.webkit()
    read, write = os.pipe()
    screen = subprocess.Popen(
        [found.screen, "-displayfd", str(write), "-screen", "0", "1400x2200x24"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        options = WebKitOptions()
        options.binary_location = found.browser
        options.add_argument("--automation")
        options.page_load_strategy = "none"
        proxies = {"http_proxy": f"http://{proxy}", "https_proxy": f"http://{proxy}", "no_proxy": "127.0.0.1"}
        service = WebKitService(found.driver, env={**os.environ, **proxies, "DISPLAY": display, "GDK_BACKEND": "x11"})
        service.start()
        try:
            driver = WebDriver(RemoteConnection(client_config=ClientConfig(service.service_url, timeout=3 * WAIT)), options=options)
            yield driver, []
            driver.quit()
        finally:
            service.stop()
    finally:
        screen.terminate()
        screen.wait(timeout=WAIT)


class Window:
    """One page after another in a browser. By the end of a test none has met an error or asked another host."""

    def __init__(self, driver: WebDriver, address: str, said: list[str], asked: list[str]) -> None:
        self.driver, self.address, self._said, self._asked = driver, address, said, asked
        self._met: list[str] = []
        driver.set_page_load_timeout(WAIT)
        self.sized(1280, 900)

    def sized(self, width: int, height: int) -> None:
        """Give the window this size, its frame included."""
        self.driver.set_window_rect(0, 0, width, height)

    def go(self, path: str) -> None:
        """Open a page of the site, or the file whose whole address is given, and wait until its scripts have run."""
        self.begin(path)
        self.ready()

    def begin(self, path: str) -> None:
        """Open a page, and wait until it can be read."""
        self._gather()
        self.js("void (window.__left = true)")
        self.driver.get(path if "://" in path else self.address + path)
        self.until("!window.__left && document.readyState !== 'loading'")

    def ready(self) -> None:
        """Wait until the scripts of the page have run."""
        self.until("'loaded' in document.documentElement.dataset")

    def js(self, code: str, *arguments: Any) -> Any:
        """Return what an expression says in the page, in which `a` is the list of arguments."""
        return self.driver.execute_script(f"const a = arguments; return {code};", *arguments)

    def until(self, code: str, *arguments: Any) -> None:
        """Wait until an expression holds in the page."""
        WebDriverWait(self.driver, WAIT, poll_frequency=0.05, ignored_exceptions=[WebDriverException]).until(
            lambda _: self.js(code, *arguments), f"never: {code} {arguments}"
        )

    def one(self, css: str, at: int = 0) -> WebElement:
        """Return the element that a selector finds, or that of its finds which has this place, once it is shown."""
        self.until("document.querySelectorAll(a[0])[a[1]]?.getClientRects().length", css, at)
        return self.driver.find_elements(By.CSS_SELECTOR, css)[at]

    def point(self, css: str, at: int = 0) -> WebElement:
        """Bring an element to the middle of the window and move the mouse onto it."""
        found = self.one(css, at)
        self.js("a[0].scrollIntoView({ block: 'center', behavior: 'instant' })", found)
        ActionChains(self.driver).move_to_element(found).perform()
        return found

    def click(self, css: str, at: int = 0) -> None:
        """Click an element with the mouse."""
        self.point(css, at)
        ActionChains(self.driver).click().perform()

    def focus(self, css: str, at: int = 0) -> None:
        """Give an element the focus."""
        self.js("a[0].focus()", self.one(css, at))

    def press(self, *keys: str) -> None:
        """Press keys, or type words, wherever the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def says(self, css: str, words: str) -> None:
        """Wait until an element says these words, among others."""
        self.until("document.querySelector(a[0])?.textContent.replace(/\\s+/g, ' ').includes(a[1])", css, words)

    def arrives(self, part: str) -> None:
        """Wait until the page whose address has this part is open and its scripts have run."""
        self.until("location.href.includes(a[0])", part)
        self.ready()

    def _gather(self) -> None:
        with contextlib.suppress(WebDriverException):  # no page is open yet, or one that holds no collector
            self._met += self.js("window.__met?.splice(0) ?? []")

    def met(self) -> list[str]:
        """Return what the pages met since this was asked last: errors, breaches of the policy, and what other hosts were asked."""
        self._gather()
        found = [*self._met, *self._said, *self._asked]
        for noted in (self._met, self._said, self._asked):
            noted.clear()
        return found


OPENED = {"firefox": firefox, "webkit": webkit}
