"""What the audit needs beside Python: Node's packages, nginx and wrk, and what one part needs alone. Each is found, else installed, else its lack is an error.

Run as a program, by any Python and without the project's packages, it gets what every run needs, or says what is missing and fails.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NODE = HERE / "node_modules"
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
_DEBIAN = ("nginx", "libnginx-mod-http-brotli-static", "wrk")


class MissingToolError(Exception):
    """A program that the audit needs is not there and could not be had."""


def prepare() -> None:
    """Install what is missing. Raises MissingToolError where that fails."""
    installed = NODE / ".package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < (HERE / "package-lock.json").stat().st_mtime:
        _run("npm", "ci", "--prefer-offline", "--no-fund", "--no-audit", "--ignore-scripts", "--loglevel=error", cwd=HERE)
    if not (shutil.which("nginx") and shutil.which("wrk") and _BROTLI.exists()):
        _install(*_DEBIAN)


def debian(**programs: str) -> None:
    """Install the programs that are missing, each by the name of its Debian package. Raises MissingToolError where that fails."""
    if missing := [package for name, package in programs.items() if not shutil.which(name)]:
        _install(*missing)


def _install(*packages: str) -> None:
    rights = () if os.geteuid() == 0 else ("sudo", "-n")
    _run(*rights, "apt-get", "update", "-qq")
    _run(*rights, "apt-get", "install", "-qq", "--yes", "--no-install-recommends", *packages)


def _run(*command: str, cwd: Path = ROOT) -> None:
    try:
        done = subprocess.run(
            command, cwd=cwd, check=False, capture_output=True, text=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        )
    except FileNotFoundError:
        raise MissingToolError(f"there is no {command[0]}; the audit needs it to install what it runs") from None
    if done.returncode:
        raise MissingToolError(f"'{' '.join(command)}' failed: {(done.stderr or done.stdout).strip()[-2000:]}")


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def nginx(site: Path, folder: Path, conf: Path | None = None) -> Iterator[str]:
    """Serve a site with nginx, as the file that came with the site configures it; yield the address.

    `site` may be a link that is changed while nginx runs. `folder` is for nginx's own files. Raises MissingToolError
    where nginx does not start.
    """
    port = free_port()
    folder.mkdir(parents=True, exist_ok=True)
    own = "\n".join(f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(f"""
{"user root;" if os.geteuid() == 0 else ""}
worker_processes 2;
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
load_module {_BROTLI};
events {{ worker_connections 2048; }}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  {own}
  server {{
    listen 127.0.0.1:{port} backlog=1024;
    root {site};
    include {conf or site / "_nginx.conf"};
  }}
}}
""")
    server = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")])
    try:
        _wait_for(port, server, folder)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(port: int, server: subprocess.Popen[bytes], folder: Path) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    server.kill()
    raise MissingToolError(f"nginx did not start: {(folder / 'error.log').read_text()[-2000:] if (folder / 'error.log').exists() else ''}")


def main() -> int:
    """Install what is missing; return the exit status."""
    try:
        prepare()
    except MissingToolError as error:
        print(f"audit: {error}.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
