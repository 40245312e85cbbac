"""The search of a run: a node started beside the site, which also runs without it."""

import subprocess
from collections.abc import Mapping

from thinkers_site.bootstrap.failure import SetupFailed
from thinkers_site.bootstrap.prepare_data import manage
from thinkers_site.bootstrap.run_options import CHECKOUT, RunOptions
from thinkers_site.bootstrap.search_node_start import SearchNodeStart
from thinkers_site.bootstrap.stop_request import StopRequest
from thinkers_site.bootstrap.terminal import say


class LocalSearch:
    """The local search node, unless ELASTICSEARCH_URL names a cluster: that one is left alone."""

    def __init__(self, options: RunOptions, environ: Mapping[str, str], stop: StopRequest) -> None:
        self._how = {"options": options, "environ": environ, "stop": stop}
        self._environ = environ
        self._stop = stop
        self._is_local = not options.elasticsearch_url
        self._start: SearchNodeStart | None = None

    def start(self) -> None:
        """Start the node and do not wait for it."""
        if self._is_local:
            say("Starting the search node (140 MB are loaded once per user) ...")
            self._start = SearchNodeStart(self._environ)

    def wait(self) -> None:
        """Wait until the index is there and complete; SetupFailed, with the reason, if not."""
        while self._start and self._start.succeeded() is None:
            self._stop.wait(0.2)
        if self._start and not self._start.succeeded():
            raise SetupFailed(self._start.last_words)
        say("Comparing the search index with the database ...")
        try:
            manage("search_status", doing="Comparing the search index", **self._how)
        except SetupFailed:
            say("Building the search index ...")
            manage("search_rebuild", doing="Building the search index", **self._how)

    def repeats_reason(self, line: str) -> bool:
        """Whether a line of the node's keeper says again why the node could not start."""
        return bool(self._start) and line.endswith(self._start.last_words)

    def stop(self) -> None:
        """End the node, in whatever state it is, and wait until it is gone."""
        if self._start:
            self._start.give_up()
            subprocess.run(
                ["python", "manage.py", "search_node", "stop"],
                cwd=CHECKOUT,
                env=self._environ,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
