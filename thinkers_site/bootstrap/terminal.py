"""Writing to the terminal: whole lines only, from whichever thread."""

import sys
import threading

_one_at_a_time = threading.Lock()


def say(text: str) -> None:
    """Write `text` and a line end at once, so that no other line lands inside it."""
    with _one_at_a_time:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
