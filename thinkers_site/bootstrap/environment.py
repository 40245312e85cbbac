"""The site's own Python environment, `.venv`, made from the pinned dependencies.

A record inside it says what was installed. It is written last, so an environment whose making
was cut short is never taken for a complete one.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thinkers_site.bootstrap.failure import SetupFailed
from thinkers_site.bootstrap.step import run_step
from thinkers_site.bootstrap.stop_request import StopRequest
from thinkers_site.bootstrap.terminal import say

# pip says one of these when it found no way to a package.
UNREACHABLE = re.compile(
    r"No matching distribution|Could not find a version|Retrying \(|Max retries|Connection"
)


def ensure_environment(checkout: Path, extras: set[str], *, log: Path, stop: StopRequest) -> Path:
    """Install the dependencies and `extras` where they are not yet; return the folder `.venv`.

    SetupFailed, naming `log`, when that cannot be done; the next call then tries again.
    """
    folder = checkout / ".venv"
    folder.mkdir(exist_ok=True)
    with _one_at_a_time(folder):
        record = _read_record(folder)
        wanted = _fingerprint(checkout)
        installed = set(record.get("extras", []))
        if record.get("fingerprint") == wanted and extras <= installed:
            return folder
        if record.get("home") != _home(folder):
            _make(folder, log, stop)
        _install(checkout, extras | installed, log, stop)
        _write_record(folder, wanted, extras | installed)
    return folder


def environment_variables(folder: Path) -> dict[str, str]:
    """This process's environment with the commands of the environment `folder` first."""
    path = f"{folder / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    variables = {**os.environ, "VIRTUAL_ENV": str(folder), "PATH": path}
    variables.pop("PYTHONHOME", None)
    return variables


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _make(folder: Path, log: Path, stop: StopRequest) -> None:
    say(f"Making {folder} ...")
    if run_step([_python(), "-m", "venv", "--clear", folder], log=log, stop=stop) == 0:
        return
    if "ensurepip" in log.read_text(errors="replace"):
        raise SetupFailed(
            "Python's module venv is incomplete here: install the package python3-venv "
            "(as root: apt-get install python3-venv) and start again."
        )
    raise SetupFailed(f"The Python environment {folder} could not be made; {log} says why.")


def _install(checkout: Path, extras: set[str], log: Path, stop: StopRequest) -> None:
    say("Installing the pinned packages; the first time this takes a minute or two ...")
    project = f"{checkout}[{','.join(sorted(extras))}]" if extras else str(checkout)
    pip = [checkout / ".venv/bin/python", "-m", "pip", "install"]
    # Python compiles what is imported, when it is: a small part of what is installed.
    pip.append("--no-compile")
    command = [*pip, "--constraint", checkout / "constraints.txt", "--editable", project]
    if run_step(command, log=log, stop=stop) == 0:
        for leftover in checkout.glob("*.egg-info"):  # of the build; what counts is in .venv
            shutil.rmtree(leftover)
        return
    if UNREACHABLE.search(log.read_text(errors="replace")):
        raise SetupFailed(
            "The packages the site needs could not be fetched: check that this machine reaches "
            f"Python's package source and start again; pip's own words are in {log}."
        )
    raise SetupFailed(f"The packages the site needs could not be installed; {log} says why.")


def _python() -> str:
    """The installed Python, also when this one runs in an activated environment."""
    return getattr(sys, "_base_executable", sys.executable)


def _home(folder: Path) -> str:
    """An environment is bound to its folder, which its scripts name, and to one Python."""
    return f"{folder} {sys.base_prefix} {sys.version_info[:3]}"


def _fingerprint(checkout: Path) -> str:
    digest = hashlib.sha256(_home(checkout / ".venv").encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((checkout / name).read_bytes())
    return digest.hexdigest()


def _read_record(folder: Path) -> dict:
    try:
        return json.loads((folder / "installed.json").read_text())
    except (OSError, ValueError):
        return {}


def _write_record(folder: Path, fingerprint: str, extras: set[str]) -> None:
    record = {"home": _home(folder), "fingerprint": fingerprint, "extras": sorted(extras)}
    half_written = folder / "installed.json.new"
    half_written.write_text(json.dumps(record, indent=2) + "\n")
    half_written.replace(folder / "installed.json")
