"""Writing to the terminal: whole lines, from whichever thread, and one progress bar below them."""

import sys
import threading
from contextlib import suppress

CLEAR_LINE = "\r\033[K"
_one_at_a_time = threading.Lock()
_bar = ""


def say(text: str) -> None:
    """Write `text` and a line end at once, so that no other line lands inside it."""
    with _one_at_a_time:
        _write(f"{CLEAR_LINE}{text}\n{_bar}" if _bar else f"{text}\n")


def show_progress(bar: str) -> None:
    """Draw `bar` over the last one; an empty one clears it. Only a person's terminal shows it."""
    global _bar
    if sys.stdout.isatty():
        with _one_at_a_time:
            _bar = bar
            _write(CLEAR_LINE + bar)


def _write(text: str) -> None:
    with suppress(OSError):  # the terminal was closed; the site must be ended in order all the same
        sys.stdout.write(text)
        sys.stdout.flush()
