"""The node's process: found by its pid file, known by its mark, ended for certain."""

import re
import time
from dataclasses import dataclass

import psutil

from search.node.errors import NodeError
from search.node.paths import NodePaths

GRACE = 20  # seconds a node has to end by itself


@dataclass(frozen=True)
class NodeProcess:
    pid: int
    port: int


def running_process(paths: NodePaths) -> NodeProcess | None:
    """The process in the pid file, if it lives and carries this node's mark.

    While the node starts it is the script that launches it, then Elasticsearch itself.
    """
    try:
        pid = int(paths.pid_file.read_text())
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return None
        command_line = process.cmdline()
    except (OSError, ValueError, psutil.Error):
        return None
    mark = re.compile(rf"search-node={re.escape(paths.cluster_name)}:(\d+)$")
    ports = (match[1] for argument in command_line if (match := mark.search(argument)))
    port = next(ports, None)
    return None if port is None else NodeProcess(pid, int(port))


def end_process(pid: int) -> None:
    """Ask a process and what it started to end, insist after `GRACE` seconds, and wait for it."""
    try:
        leader = psutil.Process(pid)
        family = [leader, *leader.children(recursive=True)]
        for process in family:
            process.terminate()
        for process in _left_after(family, GRACE):
            process.kill()
    except psutil.NoSuchProcess:
        pass
    except psutil.AccessDenied as error:
        raise NodeError(
            f"The search node (process {pid}) belongs to another user; it was left alone."
        ) from error
    if _left_after(family, 5):
        raise NodeError(f"The search node (process {pid}) does not end; end it by hand.")


def _left_after(family: list[psutil.Process], seconds: float) -> list[psutil.Process]:
    deadline = time.monotonic() + seconds
    while (left := [process for process in family if _lives(process)]) and (
        time.monotonic() < deadline
    ):
        time.sleep(0.05)
    return left


def _lives(process: psutil.Process) -> bool:
    # An ended process that nobody collects stays in the table as a zombie.
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
