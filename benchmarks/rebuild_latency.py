"""Searching while the index is being rebuilt: what a reader notices of it."""

import time
from dataclasses import dataclass
from subprocess import Popen

from benchmarks.bench_site import BenchSite
from benchmarks.failure import BenchFailed
from benchmarks.latency import ONE, Timings, ask_all, ask_while
from benchmarks.questions import Target
from search.models import IndexBuild

PATIENCE = 120.0  # seconds until the command has begun to fill the index


@dataclass(frozen=True)
class Disturbance:
    """One user's answers before and after a rebuild, and during it; `seconds` it took."""

    quiet: Timings
    during: Timings
    seconds: float


def measure_during_rebuild(site: BenchSite, target: Target) -> Disturbance:
    """`manage.py search_rebuild` beside the running site, as an administrator starts it."""
    quiet = ask_all(target, ONE)
    log = site.log("rebuild")
    with site.started("manage.py", "search_rebuild", log=log) as rebuild:
        _await_filling(rebuild)
        began = time.perf_counter()
        during = ask_while(target, lambda: rebuild.poll() is None)
        seconds = time.perf_counter() - began
        if rebuild.returncode != 0:
            raise BenchFailed(f"The rebuild failed: {log.read_text()[-1000:]}")
    quiet.add(ask_all(target, ONE))
    return Disturbance(quiet, during, seconds)


def _await_filling(rebuild: Popen) -> None:
    """The command takes seconds to start; only then there is something to measure."""
    limit = time.monotonic() + PATIENCE
    while rebuild.poll() is None and not IndexBuild.objects.exists():
        if time.monotonic() > limit:
            raise BenchFailed(f"The rebuild has not begun within {PATIENCE:.0f} s.")
        time.sleep(0.05)
