"""Ctrl-C in a command that writes: it stops between two steps, not in the middle of a query."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

INTERRUPTED = 130  # the exit code that shells expect of a program that Ctrl-C ended


@contextmanager
def stopping_at_ctrl_c() -> Iterator[Callable[[], None]]:
    """Yield what raises `KeyboardInterrupt` if Ctrl-C was pressed: call it between two steps.

    A query that is interrupted may leave its connection unusable. A second Ctrl-C does not wait.
    """
    pressed = []

    def note(number, frame):
        pressed.append(number)
        signal.signal(signal.SIGINT, before)
        sys.stderr.write("\nStopping; Ctrl-C once more to stop at once.\n")

    def stop_if_asked() -> None:
        if pressed:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note)
    try:
        yield stop_if_asked
    finally:
        signal.signal(signal.SIGINT, before)
