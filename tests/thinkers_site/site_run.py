"""`make run` as a person starts it, on folders and ports of its own."""

import os
import queue
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

CHECKOUT = Path(__file__).resolve().parents[2]
# What the test run sets for itself, and `make test` for the makes below it.
FOREIGN = ("DATABASE_URL", "DJANGO_", "ELASTICSEARCH_", "MAKE", "MFLAGS", "PYTEST_", "VAR_DIR")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def plain_environment(**more: str) -> dict[str, str]:
    """The environment of a terminal: nothing of this test run's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    return kept | more


class SiteRun:
    """One `make run`; leaving the block ends it if it still runs."""

    def __init__(self, var: Path, *, checkout: Path = CHECKOUT, **environ: str) -> None:
        self.var = var
        self.port = free_port()
        self.node_port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        self.said: list[str] = []
        self._checkout = checkout
        self._environ = plain_environment(
            VAR_DIR=str(var), PORT=str(self.port), SEARCH_NODE_PORT=str(self.node_port)
        )
        self._environ |= environ
        self._lines: queue.Queue[str | None] = queue.Queue()

    def __enter__(self) -> "SiteRun":
        self._make = subprocess.Popen(
            ["make", "--no-print-directory", "run"],
            cwd=self._checkout,
            env=self._environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._make.poll() is None:
            self.interrupt()
        self._make.stdout.close()

    def wait_for(self, line: str, *, seconds: float = 300) -> None:
        """Return when the run has said exactly `line`; fail when it ends or takes too long."""
        limit = time.monotonic() + seconds
        for said in self._hear(limit):
            if said == line:
                return
        raise AssertionError(f"never said {line!r}, but:\n" + "\n".join(self.said))

    def wait_for_end(self, *, seconds: float = 120) -> int:
        """The exit code of make, once everything has been said."""
        for _ in self._hear(time.monotonic() + seconds):
            continue
        return self._make.wait(seconds)

    def interrupt(self) -> None:
        """Ctrl-C: an interrupt for all that the terminal runs in the foreground."""
        os.killpg(self._make.pid, signal.SIGINT)
        self.wait_for_end()

    def processes(self) -> list[str]:
        """The commands of all processes of this run, wherever they hang in the process tree."""
        return [command for process in psutil.process_iter() if (command := self._ours(process))]

    def _ours(self, process: psutil.Process) -> str:
        """The command of a process of this run; of another one, nothing."""
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return ""
            command = " ".join(process.cmdline())
            node = re.search(rf":{self.node_port}\b", command)
            ours = node or process.environ().get("VAR_DIR") == str(self.var)
        except psutil.Error:
            return ""
        return command if ours else ""

    def _listen(self) -> None:
        for line in self._make.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def _hear(self, limit: float) -> Iterator[str]:
        while (rest := limit - time.monotonic()) > 0:
            try:
                line = self._lines.get(timeout=rest)
            except queue.Empty:
                return
            if line is None:
                self._lines.put(None)
                return
            self.said.append(line)
            yield line
