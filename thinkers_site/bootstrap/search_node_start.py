"""Starting the local search node in the background, its progress shown as it comes."""

import os
import re
import subprocess
import threading
from collections.abc import Mapping

from thinkers_site.bootstrap.run_options import CHECKOUT
from thinkers_site.bootstrap.step import end_process_group
from thinkers_site.bootstrap.terminal import show_progress

LINE_END = re.compile(r"[\r\n]")
PROGRESS = re.compile(r"\d+%\|")  # a progress bar: drawn again and again on one line


class SearchNodeStart:
    """`manage.py search_node start` while other things go on."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.last_words = "It gave no reason."
        self._process = subprocess.Popen(
            ["python", "manage.py", "search_node", "start"],
            cwd=CHECKOUT,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def succeeded(self) -> bool | None:
        """Whether the node runs now; None while that is still open."""
        if self._process.poll() is None:
            return None
        self._listener.join()
        return self._process.returncode == 0

    def give_up(self) -> None:
        end_process_group(self._process)

    def _listen(self) -> None:
        unfinished = ""
        while piece := os.read(self._process.stderr.fileno(), 4096):
            *lines, unfinished = LINE_END.split(unfinished + piece.decode(errors="replace"))
            for line in filter(str.strip, lines):
                self._take(line.strip())
        if unfinished.strip():
            self._take(unfinished.strip())
        show_progress("")

    def _take(self, line: str) -> None:
        if PROGRESS.search(line):
            show_progress("" if "100%|" in line else line)
        else:
            self.last_words = line.removeprefix("CommandError: ")
