"""Builds that are broken off: killed at random moments, and out of room. A site is then the last one or the new one, whole to the byte."""

import contextlib
import hashlib
import os
import random
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dossier.delivery import swapping

from tests.fictional.project import Project, make
from tests.fictional.site import prepared

KILLS, DEEP_KILLS = 10, 200
DISKS, DEEP_DISKS = 2, 12
UNDISTURBED = 10  # after so many kills a build is let run to its end
ALONE = 5  # of so many kills one is of the command alone, and its builder goes on
_PAGE = "docs/index.md"
_WORDS = ("The Harbour Pact met in Lowport.", "In Lowport, the Harbour Pact met.")
_COMMAND = (sys.executable, "-m", "dossier", "build")
_FULL = "No space left on device. Make room there and build again; the last site is as it was."


def content(site: Path) -> str:
    """Return a digest of every file of a site, by its path; of no site, that of none."""
    files = [path for path in sorted(site.resolve().rglob("*")) if path.is_file()]
    rows = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site.resolve())}" for path in files]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


class Versions:
    """A small project that can be built in two versions, and what the site of each holds."""

    def __init__(self, root: Path) -> None:
        self.project: Project = prepared(make(root))
        self.site, self.folder, self.now = root / "site", root / swapping.FOLDER, 0
        self.whole: list[str] = []
        for _ in _WORDS:
            start = time.monotonic()
            subprocess.run(_COMMAND, cwd=root, capture_output=True, check=True)
            self.length = time.monotonic() - start
            self.whole.append(content(self.site))
            self.other()

    def other(self) -> None:
        """Write the other version of the page, so that old and new are told apart."""
        self.project.replace(_PAGE, _WORDS[self.now], _WORDS[1 - self.now])
        self.now = 1 - self.now
        self.project.checked()

    def undisturbed(self) -> Iterator[str]:
        """Let a build run to its end; yield what is wrong with that, or with what it leaves."""
        done = subprocess.run(_COMMAND, cwd=self.project.root, capture_output=True, text=True, check=False)
        if done.returncode:
            yield f"the next build failed: {done.stderr.strip()[-300:]}"
        elif content(self.site) != self.whole[self.now]:
            yield "the next build left another site than its own"
        elif (left := [path.name for path in self.folder.iterdir()]) != [self.site.resolve().name]:
            yield f"the next build left {len(left) - 1} others behind"


def killed(folder: Path, kills: int, seed: int) -> tuple[str, list[str]]:
    """Return a line on the moments and what stood there after each, and a line for each site that was neither version, each next build that failed and each litter."""
    versions, chance = Versions(folder), random.Random(seed)  # noqa: S311 - moments, no secrets
    over = versions.length * 1.05  # a few come after the end
    parts = [(number + chance.random()) / kills for number in range(kills)]
    chance.shuffle(parts)
    lines, news, ended = [], 0, 0
    for number, part in enumerate(parts, 1):
        if content(versions.site) == versions.whole[versions.now]:
            versions.other()
        alone, moment = number % ALONE == 0, part * over
        build = subprocess.Popen(
            _COMMAND, cwd=versions.project.root, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        start = time.monotonic()
        with contextlib.suppress(subprocess.TimeoutExpired):
            build.wait(moment)
            over = min(over, (time.monotonic() - start) * 1.05)  # the machine was busier when the first were timed
        with contextlib.suppress(ProcessLookupError):  # it has ended, and what it started too
            (os.kill if alone else os.killpg)(build.pid, signal.SIGKILL)
        ended += build.wait() == 0
        found = content(versions.site)
        where = f"kill {number}, of {'the command alone' if alone else 'all'}, at {moment:.3f} s"
        if found not in versions.whole:
            lines.append(f"{where}: neither the old site nor the new")
        news += found == versions.whole[versions.now]
        if alone or number % UNDISTURBED == 0 or number == kills:
            lines += [f"{where}: {line}" for line in versions.undisturbed()]
        with contextlib.suppress(ProcessLookupError):
            os.killpg(build.pid, signal.SIGKILL)
    return f"{kills} kills over {over:.1f} s at last (seed {seed}): {news} left the new site, {ended} came after the end", lines


def out_of_room(folder: Path, disks: int) -> tuple[str, list[str]]:
    """Return a line on the disks, from too small for one file to too small for the last, and a line for each build that did not end as it should; only root can make them."""
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True, check=False).returncode:
        return "no full disk, which only root can make", []
    lines = []
    try:
        versions = Versions(folder)
        versions.other()
        used = os.statvfs(folder)
        taken = (used.f_blocks - used.f_bfree) * used.f_frsize
        site = sum(-(-path.stat().st_size // 4096) * 4096 for path in versions.site.resolve().rglob("*") if path.is_file())
        last = content(versions.site)
        for number in range(disks):
            room = 4096 + (site - 8192) * number // max(1, disks - 1)
            subprocess.run(["mount", "-o", f"remount,size={taken + room}", folder], check=True)
            done = subprocess.run(_COMMAND, cwd=versions.project.root, capture_output=True, text=True, check=False)
            if done.returncode != 2 or len(done.stderr.splitlines()) != 1 or _FULL not in done.stderr:
                lines.append(f"with room for {room:,} bytes: status {done.returncode}: {done.stderr.strip()[-300:]}")
            if content(versions.site) != last:
                lines.append(f"with room for {room:,} bytes: the last site is not as it was")
        subprocess.run(["mount", "-o", "remount,size=50%", folder], check=True)
        lines += [f"with room again: {line}" for line in versions.undisturbed()]
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
    return f"{disks} disks too small", lines


def faults(folder: Path, deep: bool) -> tuple[str, list[str]]:
    """Return what was tried, and what was found. SEED in the environment repeats the moments of an earlier run."""
    seed = int(os.environ.get("SEED") or secrets.randbelow(10**6))
    killing, lines = killed(folder / "killed", DEEP_KILLS if deep else KILLS, seed)
    (folder / "full").mkdir()
    filling, more = out_of_room(folder / "full", DEEP_DISKS if deep else DISKS)
    return f"{killing}; {filling}", lines + more


def main() -> int:
    """Try it by itself, in full with `--deep`."""
    with tempfile.TemporaryDirectory() as folder:
        told, lines = faults(Path(folder), "--deep" in sys.argv[1:])
    sys.stdout.write("\n".join([told, *lines, ""]))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
