"""Commands of the site's own `manage.py` as steps of the set-up."""

import tempfile
from collections.abc import Mapping

from thinkers_site.bootstrap.failure import SetupFailed
from thinkers_site.bootstrap.run_options import RunOptions
from thinkers_site.bootstrap.step import run_step
from thinkers_site.bootstrap.stop_request import StopRequest


def manage(
    command: str, *, doing: str, options: RunOptions, environ: Mapping[str, str], stop: StopRequest
) -> str:
    """Run a command of manage.py; return what it printed. SetupFailed names `doing` and why."""
    log = options.logs / f"{command}.log"
    words = ["python", "manage.py", command]
    with tempfile.TemporaryFile() as result:
        code = run_step(words, log=log, stop=stop, environ=environ, result=result)
        result.seek(0)
        printed = result.read().decode(errors="replace").rstrip()
    if code != 0:
        said = log.read_text(errors="replace").split("\n")
        reason = next(filter(None, reversed(said)), f"exit code {code}")
        raise SetupFailed(f"{doing} failed: {reason} (more in {log})")
    return printed
