"""What the person at the terminal sees of a run: its stages, how long they take, progress bars."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm


class StageDisplay:
    """Counts the stages of a run; expected times are those of two cores."""

    def __init__(self, stages: int) -> None:
        self._stages = stages
        self._number = 0

    @contextmanager
    def stage(self, title: str, *, seconds: float) -> Iterator[None]:
        self._number += 1
        print(f"[{self._number}/{self._stages}] {title} (about {spoken(seconds)})", flush=True)
        began = time.monotonic()
        yield
        print(f"      took {spoken(time.monotonic() - began)}", flush=True)


@contextmanager
def progress_bar(total: int, unit: str) -> Iterator[Callable[[int], None]]:
    """A bar on a person's terminal; what it hands out is told how many more are done."""
    with tqdm(total=total, unit=f" {unit}", file=sys.stderr, disable=None, leave=False) as bar:
        yield bar.update


def spoken(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
