"""One step of the set-up: a command that runs to its end, its words kept in a log."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from thinkers_site.bootstrap.run_options import CHECKOUT
from thinkers_site.bootstrap.stop_request import StopRequest

PATIENCE = 10.0  # seconds a process has to end after being asked


def run_step(
    command: Sequence[str | Path],
    *,
    log: Path,
    stop: StopRequest,
    environ: Mapping[str, str] | None = None,
    result: IO[bytes] | None = None,
) -> int:
    """Run `command`, what it prints going to `log`; return its exit code.

    With `result`, only complaints go to `log`, and the rest there.

    The command and all that it starts end when the person asks to stop (then: Stopped).
    """
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=CHECKOUT,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=result or output,
            stderr=output,
            start_new_session=True,
        )
        try:
            while process.poll() is None:
                stop.wait(0.1)
        finally:
            end_process_group(process)
    return process.returncode


def end_process_group(process: subprocess.Popen) -> None:
    """Ask the process's group to end; insist after `PATIENCE`."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
