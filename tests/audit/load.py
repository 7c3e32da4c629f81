"""Under load and fault: many readers at once, and a new site put in the place of the old one while they read."""

import re
import shutil
import subprocess
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from dossier.delivery.finishing import NGINX
from dossier.delivery.swapping import swap

READERS, SECONDS, DEEP_SECONDS, SWAPS = 200, 10, 300, 40
_COMPRESSED = {"br": ".br", "gzip": ".gz"}
_EXPECTED = ("Content-Security-Policy", "Referrer-Policy", "Permissions-Policy", "X-Content-Type-Options", "Cross-Origin-Opener-Policy")


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(address: str, encoding: str = "identity") -> Answer:
    """Return the answer to one request, an error's too."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": encoding})  # noqa: S310 - an address of this machine
    try:
        with urllib.request.urlopen(request, timeout=20) as found:  # noqa: S310
            return Answer(found.status, dict(found.headers), found.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, dict(error.headers), error.read())


def header_faults(address: str, site: Path) -> list[str]:
    """Return a line for each header that is missing, and for each file that is not served as it was packed."""
    lines = []
    for path, file in (("/", "index.html"), ("/members/", "members/index.html"), ("/assets/site.css", "assets/site.css")):
        for encoding, suffix in _COMPRESSED.items():
            found = ask(address + path, encoding)
            if found.headers.get("Content-Encoding") != encoding or found.body != (site / (file + suffix)).read_bytes():
                lines.append(f"{path} is not served from {file}{suffix}")
        expected = _EXPECTED[1:] if path.endswith(".css") else _EXPECTED  # a policy binds documents, and only they carry it
        lines += [f"{path} comes without {name}" for name in expected if name not in ask(address + path).headers]
    for path, kind in (("/data.bib", "application/x-bibtex"), ("/data.ris", "application/x-research-info-systems")):
        if not ask(address + path).headers.get("Content-Type", "").startswith(kind):
            lines.append(f"{path} is not served as {kind}")
    if ask(f"{address}/api/v1/").body != (site / "api/v1/index.json").read_bytes():
        lines.append("the folder of the API does not answer with its index")
    for path, framed in (("/", False), ("/pictures/map.html", True)):
        if ("frame-ancestors" in ask(address + path).headers["Content-Security-Policy"]) == framed:
            lines.append(f"{path} may {'not ' if framed else ''}be shown in another site's frame")
    missing = ask(address + "/no/such/page")
    if missing.status != 404 or b"There is no such page" not in missing.body:
        lines.append("a missing page is not answered by the site's own")
    lines += [f"/{name} is served" for name in (NGINX, "_headers") if ask(f"{address}/{name}").status != 404]
    if ask(f"{address}/api/v1/claims.json").headers.get("Access-Control-Allow-Origin") != "*":
        lines.append("the data may not be read from other sites' pages")
    if "max-age=31536000" not in ask(address + _hashed(site)).headers.get("Cache-Control", ""):
        lines.append("a file with a hash in its name is not kept for a year")
    return lines


def _hashed(site: Path) -> str:
    return "/" + next((site / "assets" / "javascripts").glob("bundle.*.js")).relative_to(site).as_posix()


def under_load(address: str, paths: list[str], folder: Path, seconds: int) -> tuple[str, list[str]]:
    """Return what wrk measured with 200 readers who ask for these paths in turn, and a line for each kind of error."""
    script = folder / "readers.lua"
    wanted = ", ".join(f'"{path}"' for path in paths)
    script.write_text(f"""
local paths, at = {{{wanted}}}, 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], {{["Accept-Encoding"] = "br"}})
end
done = function(summary, latency)
  local e = summary.errors
  print(string.format("RESULT requests=%d connect=%d read=%d write=%d timeout=%d status=%d p50_ms=%.2f p99_ms=%.2f",
    summary.requests, e.connect, e.read, e.write, e.timeout, e.status, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
""")
    command = ["wrk", "-t2", f"-c{READERS}", f"-d{seconds}s", "--timeout", "10s", "-s", str(script), address]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = re.search(r"RESULT (.*)", done.stdout)
    if not found:
        raise RuntimeError(f"wrk gave no result: {done.stdout}{done.stderr}")
    figures = dict(pair.split("=") for pair in found[1].split())
    lines = [f"{figures[kind]} {kind} errors" for kind in ("connect", "read", "write", "timeout", "status") if figures[kind] != "0"]
    if int(figures["requests"]) < READERS:
        lines.append(f"only {figures['requests']} requests were answered")
    return found[1], lines


def _broken_off(site: Path, link: Path) -> None:
    """Do what a deploy does up to its last step: half of the files, and a link to them that is not yet in its place."""
    half, beside = link.with_name("half"), link.with_name("half.link")
    half.mkdir()
    for file in sorted(site.iterdir())[:5]:
        (half / file.name).write_bytes(file.read_bytes()[:100]) if file.is_file() else (half / file.name).mkdir()
    beside.symlink_to(half.name)
    time.sleep(0.01)
    beside.unlink()
    shutil.rmtree(half)


def swapped_while_read(address: str, old: Path, new: Path, link: Path) -> tuple[int, list[str]]:
    """Return how often a page was read while two whole sites took each other's place, and a line for each reading of neither.

    Half of the swaps are broken off before their last step, as by a lost connection or a crash: the link must then
    still lead to the site that was there.
    """
    stop, lines, reads = threading.Event(), [], 0
    whole = {(site / "index.html").read_bytes() for site in (old, new)}

    def swaps() -> None:
        for number in range(SWAPS):
            site = (new, old)[number % 2]
            if number % 4 < 2:
                _broken_off(site, link)
            else:
                swap(site, link)
            time.sleep(0.05)
        stop.set()

    worker = threading.Thread(target=swaps)
    worker.start()
    while not stop.is_set():
        found = ask(address + "/")
        reads += 1
        if found.status != 200 or found.body not in whole:
            lines.append(f"a reader got neither site: status {found.status}, {len(found.body)} bytes")
    worker.join()
    return reads, lines
