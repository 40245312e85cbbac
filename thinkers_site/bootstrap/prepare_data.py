"""Bringing database, demo content and static files up to date before the site starts."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from thinkers_site.bootstrap.failure import SetupFailed
from thinkers_site.bootstrap.run_options import CHECKOUT, RunOptions
from thinkers_site.bootstrap.step import run_step
from thinkers_site.bootstrap.stop_request import StopRequest
from thinkers_site.bootstrap.terminal import say


def manage(
    *words: str, doing: str, options: RunOptions, environ: Mapping[str, str], stop: StopRequest
) -> str:
    """Run a command of manage.py; return what it printed. SetupFailed names `doing` and why."""
    log = options.logs / f"{words[0]}.log"
    code = run_step(["python", "manage.py", *words], log=log, stop=stop, environ=environ)
    printed = log.read_text(errors="replace").strip()
    if code != 0:
        last_line = printed.splitlines()[-1] if printed else f"exit code {code}"
        raise SetupFailed(f"{doing} failed: {last_line} (more in {log})")
    return printed


def prepare_data(
    options: RunOptions, venv: Path, environ: Mapping[str, str], stop: StopRequest
) -> str:
    """Migrate, load the demo content into an empty database, collect the static files.

    Return what a person should know of the demo: the accounts.
    """
    how = {"options": options, "environ": environ, "stop": stop}
    say("Bringing the database up to date ...")
    manage("migrate", "--verbosity", "0", doing="Bringing the database up to date", **how)
    say("Loading the demo content if the database is empty ...")
    accounts = manage("load_demo", "--if-empty", doing="Loading the demo content", **how)
    _collect_static_files(options, venv, how)
    return accounts


def _collect_static_files(options: RunOptions, venv: Path, how: dict) -> None:
    """Takes seconds, so only when the site's own files or the installed packages changed."""
    mark = options.var / "static" / ".collected"
    fingerprint = _static_files_fingerprint(venv)
    if mark.exists() and mark.read_text() == fingerprint:
        return
    say("Collecting the static files ...")
    manage("collectstatic", "--no-input", doing="Collecting the static files", **how)
    mark.write_text(fingerprint)


def _static_files_fingerprint(venv: Path) -> str:
    digest = hashlib.sha256((venv / "installed.json").read_bytes())
    for path in sorted(CHECKOUT.glob("*/static/**/*")):
        status = path.stat()
        digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
