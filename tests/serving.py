"""A folder of files, served on this machine as a real server would."""

import contextlib
import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

_KEPT = re.compile(r"/assets/(javascripts/|stylesheets/|joined\.)")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files, and the site's own page for those that are missing; keeps connections open, as a real server does."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def end_headers(self) -> None:
        """Let files be kept whose names hold their digest, as the site's own headers do."""
        if _KEPT.search(self.path):
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests' own output is enough."""

    def send_error(self, code: int, *_: object) -> None:
        """Answer with the site's own page for what is missing, as a real server does."""
        page = Path(self.directory) / "404.html"
        content = page.read_bytes() if page.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def holding(handler: type[Quiet], let_go: threading.Event) -> type[Quiet]:
    """Return a server like this one, on a line over which the theme's script comes only when it is let go."""

    class Holding(handler):  # type: ignore[valid-type, misc]
        def do_GET(self) -> None:  # noqa: N802 - the name that the server calls
            if "/bundle." not in self.path or let_go.wait(60):
                super().do_GET()

    return Holding


@contextlib.contextmanager
def serving(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve a folder on a free port of this machine; yield its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
