"""Launching a node and waiting until it answers."""

import re
import subprocess
import threading
import time
from pathlib import Path

from search.node.answer import answer_at, wait_for_indices
from search.node.configuration import environment, node_mark
from search.node.errors import NodeError
from search.node.owner import hand_over, identity
from search.node.paths import NodePaths
from search.node.process import running_process

# Seconds without a process of the node: while the launcher hands over to it, there may be none.
GONE_AFTER = 5
PATIENCE = 180  # seconds; 12 to 20 are usual, a busy machine takes several times as long


def launch(paths: NodePaths, *, port: int, program: Path, java_home: Path) -> None:
    """Start Elasticsearch from the read-only copy `program`, in a session of its own."""
    mark = f"node.attr.{node_mark(paths, port)}"
    with paths.launch_log.open("wb") as log:
        launcher = subprocess.Popen(
            [
                str(program / "bin" / "elasticsearch-cli"),
                "--daemonize",
                *("--pidfile", str(paths.pid_file)),
                *("-E", mark),
            ],
            cwd=paths.folder,
            env=environment(paths, java_home),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **identity(),
        )
    paths.pid_file.write_text(str(launcher.pid))  # Elasticsearch replaces it by its own
    hand_over(paths.pid_file)
    # The launcher ends when the node is up; somebody has to collect it.
    threading.Thread(target=launcher.wait, daemon=True).start()


def wait_until_up(paths: NodePaths, port: int) -> None:
    """Return when the node answers; NodeError when it ends before, or takes too long."""
    deadline = time.monotonic() + PATIENCE
    last_seen = time.monotonic()
    while time.monotonic() < deadline:
        answer = answer_at(port)
        if answer is not None and answer.cluster_name == paths.cluster_name:
            wait_for_indices(port, seconds=20)
            return
        if running_process(paths) is not None:
            last_seen = time.monotonic()
        elif time.monotonic() > last_seen + GONE_AFTER:
            raise NodeError(f"The search node ended while it started: {_reason(paths)}")
        time.sleep(0.2)
    raise NodeError(
        f"The search node has not answered within {PATIENCE} seconds; see {paths.log_file}."
    )


def _reason(paths: NodePaths) -> str:
    """The first complaint of the launch log, and where to read more."""
    said = paths.launch_log.read_text(errors="replace").splitlines()
    lines = [line.strip() for line in said if line.strip()]
    complaints = [line for line in lines if re.search("error|exception|could not", line, re.I)]
    first = next(iter(complaints or lines), "it left no reason")
    return f"{first} (see {paths.launch_log} and {paths.log_file})"
