"""Some lines of the Procfile under one honcho: they start together and stop together."""

import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence

from thinkers_site.bootstrap.run_options import CHECKOUT

PATIENCE = 30.0  # seconds; Elasticsearch takes 2, on a loaded machine 10
# honcho's own words, for example "15:04:05 system   | web.1 started (pid=4711)".
STARTED = re.compile(r"^\S+ system\s*\| (\w+)\.1 started \(pid=(\d+)\)")
STOPPED = re.compile(r"^\S+ system\s*\| (\w+)\.1 stopped \(rc=(-?\d+)\)")
OWN_WORDS = re.compile(r"^\S+ system\s*\| ")


class HonchoGroup:
    """One honcho with the processes `names`; each line they print goes to `tell`."""

    def __init__(self, names: Sequence[str], tell: Callable[[str], None]) -> None:
        self.names = names
        self.exit_codes: dict[str, int] = {}  # by name, in the order in which they ended
        self._tell = tell
        self._process_ids: dict[str, int] = {}
        self._honcho: subprocess.Popen | None = None
        self._listener = threading.Thread(target=self._listen, daemon=True)

    def start(self, environ: Mapping[str, str]) -> None:
        """Start honcho in a session of its own: a Ctrl-C reaches it only through `stop`."""
        self._honcho = subprocess.Popen(
            ["honcho", "start", "--env", os.devnull, *self.names],
            cwd=CHECKOUT,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        self._listener.start()

    @property
    def runs(self) -> bool:
        """Whether all processes of the group are there."""
        return self._honcho is not None and self._honcho.poll() is None and not self.exit_codes

    def ask_to_end(self) -> None:
        """Ask all processes of the group to end; `wait_for_end` waits for it."""
        if self._honcho is not None:
            self._await_start()
            self._honcho.terminate()

    def wait_for_end(self) -> None:
        """Wait until all have ended, and end by force those that take longer than `PATIENCE`."""
        if self._honcho is None:
            return
        try:
            self._honcho.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._kill_all()
        self._listener.join(PATIENCE)

    def _await_start(self) -> None:
        """A honcho asked to end before it has started all its processes leaves some behind."""
        limit = time.monotonic() + PATIENCE
        while self.runs and len(self._process_ids) < len(self.names) and time.monotonic() < limit:
            time.sleep(0.05)

    def _kill_all(self) -> None:
        for process_id in [*self._process_ids.values(), self._honcho.pid]:
            try:
                os.killpg(process_id, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self._honcho.wait()

    def _listen(self) -> None:
        for line in self._honcho.stdout:
            if started := STARTED.match(line):
                self._process_ids[started[1]] = int(started[2])
            elif stopped := STOPPED.match(line):
                self.exit_codes[stopped[1]] = int(stopped[2])
            elif not OWN_WORDS.match(line):
                self._tell(line.rstrip("\n"))
