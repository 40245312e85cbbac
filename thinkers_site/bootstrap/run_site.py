"""`make run`: everything from a fresh checkout to a site that answers, and its orderly end."""

import time
from pathlib import Path

from thinkers_site.bootstrap.environment import ensure_environment, environment_variables
from thinkers_site.bootstrap.exclusive_use import check_port_is_free, hold_var_folder
from thinkers_site.bootstrap.failure import SetupFailed
from thinkers_site.bootstrap.honcho_group import HonchoGroup
from thinkers_site.bootstrap.local_search import LocalSearch
from thinkers_site.bootstrap.prepare_data import prepare_data
from thinkers_site.bootstrap.readiness import web_status
from thinkers_site.bootstrap.run_options import CHECKOUT, RunOptions, read_run_options
from thinkers_site.bootstrap.stop_request import Stopped, StopRequest
from thinkers_site.bootstrap.terminal import say

PATIENCE = 90.0  # seconds until the web server must answer


def run_site(stop: StopRequest) -> int:
    """Set up what is missing, run the site until the person stops it; return the exit code."""
    options = read_run_options()
    check_port_is_free(options.port)
    with hold_var_folder(options):
        venv = ensure_environment(CHECKOUT, set(), log=options.logs / "pip.log", stop=stop)
        environ = _site_environment(options, venv)
        search = LocalSearch(options, environ, stop)
        site = HonchoGroup(
            ["web", "worker", "search"],
            tell=lambda line: None if search.repeats_reason(line) else say(line),
        )
        try:
            search.start()
            accounts = prepare_data(options, venv, environ, stop)
            site.start(environ)
            _await_web(options.port, site, stop)
            _announce(options, accounts, _await_search(options, search))
            _watch(site, stop)
        except Stopped:
            say("Stopping ...")
        finally:
            site.stop()
            if site.exit_codes.get("search") != 0:  # not ended in good order
                search.stop()
    say(f"Everything has stopped; the data stay in {options.var}.")
    return 0


def _site_environment(options: RunOptions, venv: Path) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "thinkers_site.settings.dev",
        **environment_variables(venv),
        "PORT": str(options.port),
        "SITE_PORT": str(options.port),
        "VAR_DIR": str(options.var),
        "PYTHONUNBUFFERED": "1",
    }


def _await_web(port: int, site: HonchoGroup, stop: StopRequest) -> None:
    limit = time.monotonic() + PATIENCE
    while (status := web_status(port)) != 200:
        _check_site(site)
        if time.monotonic() > limit:
            answer = f"answers / with status {status}" if status else "does not answer"
            raise SetupFailed(f"The web server {answer}; the lines above say why.")
        stop.wait(0.3)


def _check_site(site: HonchoGroup) -> None:
    if not site.runs:
        name, code = next(iter(site.exit_codes.items()), ("honcho", "unknown"))
        raise SetupFailed(
            f"The site has stopped, because its part `{name}` has ended (exit code {code}); "
            "the lines above say why."
        )


def _await_search(options: RunOptions, search: LocalSearch) -> str:
    """Wait for the search; return which one the visitors get, in words."""
    try:
        search.wait()
    except SetupFailed as failure:
        return f"in the database, as Elasticsearch is away: {failure}"
    return f"by Elasticsearch at {options.search_url}"


def _announce(options: RunOptions, accounts: str, search: str) -> None:
    say(
        f"\n{accounts}\n\n"
        f"CMS     {options.url}admin/\n"
        f"Mails   {options.var / 'mail'}\n"
        f"Search  {search}\n"
        "Ctrl-C stops everything.\n\n"
        f"Ready: {options.url}"
    )


def _watch(site: HonchoGroup, stop: StopRequest) -> None:
    """Wait until the person stops the site, or one of its parts has ended."""
    while True:
        stop.wait(0.5)
        _check_site(site)
