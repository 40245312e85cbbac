"""What the processes of the site take in memory, as Linux counts it, in MB.

RSS counts pages that processes share in each of them; PSS divides them, so that a sum is right.
Elasticsearch maps the files of its index: those pages are given back when memory is short, and
"own" leaves them out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.failure import BenchFailed

KB_PER_MB = 1024


@dataclass(frozen=True)
class Memory:
    """MB of one process; `peak` is the most that its RSS has been."""

    name: str
    rss: float
    pss: float
    own: float
    peak: float


def memory_of(name: str, process: int) -> list[Memory]:
    """The process and all that it started; nothing for one that has just ended."""
    try:
        leader = psutil.Process(process)
        family = [leader, *leader.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []
    found = (_read(each.pid) for each in family)
    alive = [figures for figures in found if figures]
    return [
        Memory(name if len(alive) == 1 else f"{name} {number}", **figures)
        for number, figures in enumerate(alive, start=1)
    ]


def sum_of(memories: Iterable[Memory], figure: str) -> float:
    return sum(getattr(memory, figure) for memory in memories)


def _read(process: int) -> dict[str, float] | None:
    try:
        shares = _figures(Path(f"/proc/{process}/smaps_rollup").read_text())
        status = _figures(Path(f"/proc/{process}/status").read_text())
    except (FileNotFoundError, ProcessLookupError):
        return None
    except PermissionError as error:
        raise BenchFailed(
            f"The memory of process {process} cannot be read: it belongs to another user."
        ) from error
    return {
        "rss": shares["Rss"],
        "pss": shares["Pss"],
        "own": shares["Pss_Anon"],
        "peak": status["VmHWM"],
    }


def _figures(text: str) -> dict[str, float]:
    found = re.findall(r"^(\w+):\s+(\d+) kB", text, re.MULTILINE)
    return {name: int(number) / KB_PER_MB for name, number in found}
