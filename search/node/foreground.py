"""A node for a process manager: kept up until a signal, never the end of the whole site."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from search.node.control import start_node, stop_node
from search.node.errors import NodeError
from search.node.paths import NodePaths, node_paths
from search.node.process import running_process

PAUSES = (2, 5, 15, 60)  # seconds before each further start of a node that keeps dying
HEALTHY = 60  # seconds after which a node that dies counts as having been well
RETRY = 120  # seconds until Java or the download is looked for again
Say = Callable[[str], object]


class _SignalReceivedError(BaseException):
    """Leaves whatever is under way, a download included; no `except Exception` holds it."""


def say_on_stdout(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def run_node_in_foreground(
    *,
    name: str,
    port: int,
    var_dir: Path,
    short_lived: bool = False,
    say: Say = say_on_stdout,
) -> None:
    """Keep the node `name` running until SIGTERM or SIGINT, then stop it and return.

    A node that dies is started again. What keeps it from starting (no Java, no download, a busy
    port) is said once, and tried again every few minutes. A node that somebody stops on purpose
    stays down until somebody starts it.
    """
    start = partial(start_node, name=name, port=port, var_dir=var_dir, short_lived=short_lived)
    with _signals_raise():
        try:
            _keep_running(node_paths(name, var_dir), start, say)
        except _SignalReceivedError:
            say("Stopping the search node.")
        finally:
            _ignore_signals()
            stop_node(name=name, var_dir=var_dir, port=port)


def idle_until_signal() -> None:
    """Do nothing until SIGTERM or SIGINT."""
    with _signals_raise():
        try:
            while True:
                time.sleep(3600)
        except _SignalReceivedError:
            return


def _keep_running(paths: NodePaths, start: Callable[[], str], say: Say) -> None:
    deaths = 0
    while True:
        _start_in_the_end(paths, start, say)
        lived = _watch(paths, say)
        deaths = 1 if lived > HEALTHY else deaths + 1
        pause = PAUSES[min(deaths, len(PAUSES)) - 1]
        say(f"The search node died; it starts again in {pause} s. Its log: {paths.log_file}")
        time.sleep(pause)


def _start_in_the_end(paths: NodePaths, start: Callable[[], str], say: Say) -> None:
    """Return when the node answers, or when somebody stopped it while it started."""
    said = ""
    while True:
        try:
            say(f"The search node answers at {start()}.")
        except NodeError as error:
            if paths.stopped_mark.exists():
                return
            if str(error) != said:
                said = str(error)
                say(said)
            time.sleep(RETRY)
        else:
            return


def _watch(paths: NodePaths, say: Say) -> float:
    """Return when the node has died by itself: the seconds that it lived."""
    began = time.monotonic()
    stopped = False
    while True:
        time.sleep(1)
        running = running_process(paths) is not None
        if running and stopped:
            began, stopped = time.monotonic(), False
            say("The search node runs again.")
        elif not running and not paths.stopped_mark.exists():
            return time.monotonic() - began
        elif not running and not stopped:
            stopped = True
            say("The search node was stopped; `manage.py search_node start` starts it again.")


@contextmanager
def _signals_raise() -> Iterator[None]:
    def leave(*_: object) -> None:
        _ignore_signals()
        raise _SignalReceivedError

    before = {sort: signal.signal(sort, leave) for sort in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for sort, handler in before.items():
            signal.signal(sort, handler)


def _ignore_signals() -> None:
    for sort in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sort, signal.SIG_IGN)
