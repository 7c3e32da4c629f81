"""What a build tells while it goes on."""

import os
import pty
import re
import subprocess
import sys

from tests.fictional.project import Project

BUILD = [sys.executable, "-m", "dossier", "build"]


def test_on_a_terminal_a_build_tells_how_far_it_is_in_one_line_that_is_gone_at_the_end(built: Project) -> None:
    leader, follower = pty.openpty()
    with subprocess.Popen(BUILD, cwd=built.root, stdout=subprocess.DEVNULL, stderr=follower) as building:
        os.close(follower)
        told = b""
        while True:
            try:
                more = os.read(leader, 4096)
            except OSError:  # how a terminal says that nobody writes to it any more
                break
            if not more:
                break
            told += more
    os.close(leader)
    text = told.decode()
    assert building.returncode == 0
    assert re.search(r"\rBuilding the site: [\d,]+ pages, \d+ s", text)
    assert "\n" not in text
    assert text.endswith("\r\x1b[K")


def test_where_no_terminal_is_it_tells_nothing(built: Project) -> None:
    done = subprocess.run(BUILD, cwd=built.root, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("The site is in site/.\n", "")
