"""Makes sure that a run has its ports and its data folder for itself."""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from thinkers_site.bootstrap.failure import SetupFailed
from thinkers_site.bootstrap.run_options import RunOptions


def check_port_is_free(port: int) -> None:
    """SetupFailed when something else listens on `port` of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError as error:
            raise SetupFailed(
                f"Port {port} is reserved for the system: choose one above 1023, "
                "for example: make run PORT=8001"
            ) from error
        except OSError as error:
            raise SetupFailed(
                f"Port {port} is in use by another program: stop it, or choose another port, "
                f"for example: make run PORT={port + 1}"
            ) from error


def port_is_taken(port: int) -> bool:
    """Whether somebody listens on `port` of this machine."""
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port of this machine on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def hold_var_folder(options: RunOptions) -> Iterator[None]:
    """Keep a second run away from the same data; the lock ends with this process."""
    with (options.var / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise SetupFailed(
                f"A site already runs on the data in {options.var} ({lock.read().strip()}): stop "
                "it first, or give this one a data folder of its own with VAR_DIR."
            ) from error
        lock.truncate(0)
        lock.write(f"{options.url}, process {os.getpid()}")
        lock.flush()
        yield
