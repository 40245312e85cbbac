"""Runs a program on an untrusted file in a process of its own, with hard limits."""

import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO

from .limits import Limits

LAUNCHER = Path(__file__).with_name("launch.py")
READ_SIZE = 1024 * 1024
# Names a dynamically linked Python may need to start; nothing else of our environment, which
# holds passwords and keys, reaches the process.
KEPT_ENVIRONMENT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
# The kernel's ways to say that the processor time is used up: first warning, then the end.
OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)
# Native code that gets no more memory aborts; Python's own MemoryError is reported by the program.
OUT_OF_MEMORY = -signal.SIGABRT


@dataclass
class Report:
    """What a sandboxed program said, in order, and how it ended.

    `failure` is empty, or a code of `refusal.REASONS`: `too_slow`, `too_big_in_memory`,
    `too_large` (it said too much) or `damaged` (it crashed). Messages that arrived before a
    failure are kept.
    """

    messages: list[dict] = field(default_factory=list)
    failure: str = ""
    cpu_seconds: float = 0.0


def run(program: Path, arguments: list[str], source: BinaryIO, limits: Limits) -> Report:
    """Run `program` (a script or a folder with `__main__.py`) with `source` as standard input.

    `source` must be a real file: the program gets its descriptor. The program answers with JSON
    objects, one a line, on standard output. Never raises for what the program does.
    """
    process = _start(program, arguments, source, limits)
    guard = _Guard(process, limits.wall_clock)
    try:
        said = _read(process, limits.output)
        if len(said) > limits.output:
            guard.kill()
    except BaseException:
        guard.kill()
        raise
    finally:
        process.stdout.close()  # type: ignore[union-attr]
        usage = guard.wait()
    failure = _failure(process.returncode)
    if guard.struck:
        failure = "too_slow"
    elif len(said) > limits.output:
        failure = "too_large"
    return Report(_parse(said), failure, usage.ru_utime + usage.ru_stime)


def _failure(code: int) -> str:
    if code in OUT_OF_TIME:
        return "too_slow"
    if code == OUT_OF_MEMORY:
        return "too_big_in_memory"
    return "damaged" if code else ""


def _start(
    program: Path, arguments: list[str], source: BinaryIO, limits: Limits
) -> subprocess.Popen:
    python = [sys.executable, "-I", "-B", str(LAUNCHER), json.dumps(asdict(limits))]
    return subprocess.Popen(
        [*python, str(program), *arguments],
        stdin=source,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ},
        cwd="/",
        start_new_session=True,
    )


def _read(process: subprocess.Popen, most: int) -> bytes:
    """Read what the process says, up to `most` bytes and then at most one more piece."""
    said = bytearray()
    while len(said) <= most:
        piece = os.read(process.stdout.fileno(), READ_SIZE)  # type: ignore[union-attr]
        if not piece:
            break
        said += piece
    return bytes(said)


def _parse(said: bytes) -> list[dict]:
    """Return the complete lines as messages; a crash may cut off the last one."""
    messages = []
    for line in said.splitlines(keepends=True):
        if line.endswith(b"\n"):
            with suppress(ValueError):
                messages.append(json.loads(line))
    return [message for message in messages if isinstance(message, dict)]


class _Guard:
    """Kills a process group when its time is over, or earlier when told to."""

    def __init__(self, process: subprocess.Popen, seconds: float) -> None:
        self.struck = False
        self._process = process
        self._lock = threading.Lock()  # never signal a number that was reaped and given away
        self._timer = threading.Timer(seconds, self._strike)
        self._timer.daemon = True
        self._timer.start()

    def _strike(self) -> None:
        self.struck = True
        self.kill()

    def kill(self) -> None:
        """End the process and its children now."""
        with self._lock, suppress(ProcessLookupError):
            if self._process.returncode is None:
                os.killpg(self._process.pid, signal.SIGKILL)

    def wait(self) -> resource.struct_rusage:
        """Wait for the end of the process and return what it used."""
        while True:
            with self._lock:
                pid, status, usage = os.wait4(self._process.pid, os.WNOHANG)
                if pid:
                    self._process.returncode = os.waitstatus_to_exitcode(status)
                    self._timer.cancel()
                    return usage
            time.sleep(0.002)
