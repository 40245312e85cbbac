"""The search of a run: a node started beside the site, which also runs without it."""

import subprocess
import time
from collections.abc import Mapping

from thinkers_site.bootstrap.failure import SetupFailed
from thinkers_site.bootstrap.honcho_group import HonchoGroup
from thinkers_site.bootstrap.manage import manage
from thinkers_site.bootstrap.run_options import CHECKOUT, RunOptions
from thinkers_site.bootstrap.search_node_start import SearchNodeStart
from thinkers_site.bootstrap.stop_request import StopRequest
from thinkers_site.bootstrap.terminal import say

INDEX_PATIENCE = 20.0  # seconds that the worker has to build and fill the index by itself


class LocalSearch:
    """The local search node, unless ELASTICSEARCH_URL names a cluster: that one is left alone."""

    def __init__(self, options: RunOptions, environ: Mapping[str, str], stop: StopRequest) -> None:
        self._how = {"options": options, "environ": environ, "stop": stop}
        self._environ = environ
        self._stop = stop
        self._is_local = not options.elasticsearch_url
        self._start: SearchNodeStart | None = None
        # Its own honcho: another one would kill it when the rest of the site has ended sooner.
        self._keeper = HonchoGroup(["search"], tell=self._tell)

    def start(self) -> None:
        """Start the node and do not wait for it."""
        if self._is_local:
            say("Starting the search node (140 MB are loaded once per user) ...")
            self._start = SearchNodeStart(self._environ)

    def keep(self) -> None:
        """Let the Procfile's line for the node look after it from now on."""
        if self._is_local:
            self._keeper.start(self._environ)

    def wait(self) -> None:
        """Wait until the index holds what the database holds; SetupFailed says why it does not."""
        while self._start and self._start.succeeded() is None:
            self._stop.wait(0.2)
        if self._start and not self._start.succeeded():
            raise SetupFailed(self._start.last_words)
        say("Waiting until the search index holds what the database holds ...")
        if not self._worker_fills_index():
            manage("search_rebuild", doing="Building the search index", **self._how)

    def stop(self) -> None:
        """End the node, in whatever state it is, and wait until it is gone."""
        if self._start:
            self._start.give_up()
            self._keeper.ask_to_end()
            self._keeper.wait_for_end()
            if self._keeper.exit_codes.get("search") != 0:  # it had no chance to end the node
                _search_node("stop", self._environ)

    def _worker_fills_index(self) -> bool:
        limit = time.monotonic() + INDEX_PATIENCE
        while time.monotonic() < limit:
            try:
                manage("search_status", doing="Comparing the search index", **self._how)
            except SetupFailed:
                self._stop.wait(0.5)
            else:
                return True
        return False

    def _tell(self, line: str) -> None:
        if not (self._start and line.endswith(self._start.last_words)):  # said once already
            say(line)


def node_is_ours(environ: Mapping[str, str]) -> bool:
    """Whether the node that answers at the chosen port is the one of this data folder."""
    return _search_node("status", environ) == 0


def _search_node(verb: str, environ: Mapping[str, str]) -> int:
    """Run `manage.py search_node` quietly, whatever the person wishes; return its exit code."""
    command = ["python", "manage.py", "search_node", verb]
    done = subprocess.run(
        command, cwd=CHECKOUT, env=environ, stdin=subprocess.DEVNULL, capture_output=True
    )
    return done.returncode
