"""Learning that the person wants to stop: signals, and an interrupted `make`."""

import os
import re
import signal
import threading
from pathlib import Path
from types import FrameType


class Stopped(Exception):
    """The person asked to stop."""


class StopRequest:
    """Remembers the wish to stop; whoever waits does so through `wait`."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._make = os.getppid() if _catches_interrupts(os.getppid()) else None

    def listen(self) -> None:
        """Take Ctrl-C, a polite kill and a closed terminal as the wish to stop."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note)

    def wait(self, seconds: float) -> None:
        """Wait that long; raise Stopped as soon as the person asks to stop."""
        if self._asked.wait(seconds) or self._make_was_interrupted():
            raise Stopped

    def _note(self, number: int, frame: FrameType | None) -> None:
        self._asked.set()

    def _make_was_interrupted(self) -> bool:
        # An interrupt sent to make alone is not passed on: make stops catching it and waits.
        return self._make is not None and not _catches_interrupts(self._make)


def _catches_interrupts(process: int) -> bool:
    """Whether `process` is a make that has a handler for SIGINT; False where /proc is missing."""
    folder = Path("/proc") / str(process)
    try:
        is_make = (folder / "comm").read_text().strip() in {"make", "gmake"}
        caught = re.search(r"^SigCgt:\s*(\w+)", (folder / "status").read_text(), re.MULTILINE)
    except OSError:
        return False
    return bool(is_make and caught and int(caught[1], 16) >> (signal.SIGINT - 1) & 1)
