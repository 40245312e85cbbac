"""`make run`: everything from a fresh checkout to a site that answers, and its orderly end."""

import dataclasses
import http
import time
from pathlib import Path

from thinkers_site.bootstrap.environment import ensure_environment, environment_variables
from thinkers_site.bootstrap.exclusive_use import (
    check_port_is_free,
    free_port,
    hold_var_folder,
    port_is_taken,
)
from thinkers_site.bootstrap.failure import SetupFailed
from thinkers_site.bootstrap.honcho_group import HonchoGroup
from thinkers_site.bootstrap.local_search import LocalSearch, node_is_ours
from thinkers_site.bootstrap.manage import manage
from thinkers_site.bootstrap.readiness import web_status
from thinkers_site.bootstrap.run_options import CHECKOUT, RunOptions, read_run_options
from thinkers_site.bootstrap.stop_request import Stopped, StopRequest
from thinkers_site.bootstrap.terminal import say

PATIENCE = 120.0  # seconds until the web server must answer


def run_site(stop: StopRequest) -> int:
    """Set up what is missing, run the site until the person stops it; return the exit code."""
    options = read_run_options()
    check_port_is_free(options.port)
    with hold_var_folder(options):
        venv = ensure_environment(CHECKOUT, set(), log=options.logs / "pip.log", stop=stop)
        options = _choose_node_port(options, venv)
        _run(options, _site_environment(options, venv), stop)
    say(f"Everything has stopped; the data stay in {options.var}.")
    return 0


def _run(options: RunOptions, environ: dict[str, str], stop: StopRequest) -> None:
    """Start the parts in their order, and end them all, whatever happens."""
    search = LocalSearch(options, environ, stop)
    site = HonchoGroup(["web", "worker"], tell=say)
    try:
        search.start()
        accounts = _prepare(options, environ, stop)
        site.start(environ)
        _await_web(options.port, site, stop)
        _announce(options, accounts, _await_search(options, search))
        search.keep()
        _watch(site, stop)
    except Stopped:
        say("Stopping ...")
    finally:
        site.ask_to_end()
        search.stop()
        site.wait_for_end()


def _prepare(options: RunOptions, environ: dict[str, str], stop: StopRequest) -> str:
    """Bring the data up to date while the node starts; return the demo accounts, in words."""
    say("Preparing database, demo content and static files ...")
    return manage(
        "prepare_site",
        doing="Preparing the database",
        options=options,
        environ=environ,
        stop=stop,
    )


def _choose_node_port(options: RunOptions, venv: Path) -> RunOptions:
    """Another port where a stranger has the search node's: it may be another site's node."""
    if options.elasticsearch_url or not port_is_taken(options.node_port):
        return options
    if node_is_ours(_site_environment(options, venv)):
        return options
    port = free_port()
    say(f"Port {options.node_port} is in use by another program: the search node uses {port}.")
    return dataclasses.replace(options, node_port=port)


def _site_environment(options: RunOptions, venv: Path) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "thinkers_site.settings.dev",
        **environment_variables(venv),
        "PORT": str(options.port),
        "SITE_PORT": str(options.port),
        "SEARCH_NODE_PORT": str(options.node_port),
        "VAR_DIR": str(options.var),
        "PYTHONUNBUFFERED": "1",
    }


def _await_web(port: int, site: HonchoGroup, stop: StopRequest) -> None:
    limit = time.monotonic() + PATIENCE
    while (status := web_status(port)) is None:
        _check_site(site)
        if time.monotonic() > limit:
            raise SetupFailed("The web server does not answer; the lines above may say why.")
        stop.wait(0.3)
    if status != http.HTTPStatus.OK:
        raise SetupFailed(f"The web server answers / with status {status}; see the lines above.")


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
