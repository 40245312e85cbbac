"""`make bench`: everything from an empty folder to a table, and nothing left behind."""

import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import django

from benchmarks.bench_site import BenchSite
from benchmarks.databases import own_databases
from benchmarks.failure import BenchFailed
from benchmarks.options import Options, read_options
from benchmarks.preparation import prepare_sites
from benchmarks.results_file import PATH, record
from benchmarks.search_engine import search_engine
from benchmarks.stage_display import StageDisplay
from thinkers_site.bootstrap.run_options import CHECKOUT

STAGES = 10
END_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    """Run the benchmark; return the exit code."""
    options = read_options()
    _stop_once()
    try:
        with _run_folder(options.folder) as folder:
            _measure(options, folder)
    except BenchFailed as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped; what the benchmark had made is gone.\n")
        return 130
    return 0


def _measure(options: Options, folder: Path) -> None:
    display = StageDisplay(STAGES if options.compare_with else STAGES - 2)
    with ExitStack() as stack:
        databases = stack.enter_context(own_databases(folder))
        with display.stage("Starting Elasticsearch", seconds=20):
            engine = stack.enter_context(search_engine(folder))
        sites = prepare_sites(
            options, folder=folder, databases=databases, engine=engine, display=display
        )
        stack.callback(_load_settings(sites.large))
        from benchmarks.machine import describe_machine  # needs the settings
        from benchmarks.measurements import Measurements

        title = f"{options.papers:,} papers of {options.pages} pages, {databases.kind}"
        machine = describe_machine()
        measurements = Measurements(options, sites=sites, engine=engine, display=display)
        try:
            measurements.carry_out()
        finally:  # an hour's figures are worth something also without the last one
            text = f"{machine}\n\n{measurements.report}"
            if measurements.report.tables:
                print(f"\n## {title}\n\n{text}")
    if options.write:
        record(title, text)
        print(f"Recorded in {PATH.relative_to(CHECKOUT)}.")


def _load_settings(site: BenchSite) -> Callable[[], None]:
    """Be the site for the rest of this process; returns what lets go of its database."""
    os.environ.update(site.environ)
    django.setup()
    from django.db import connections

    return connections.close_all


def _stop_once() -> None:
    """Take every wish to end as Ctrl-C; a second one does not interrupt the tidying up."""

    def stop(*_: object) -> None:
        for number in END_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in END_SIGNALS:
        signal.signal(number, stop)


@contextmanager
def _run_folder(kept: Path | None) -> Iterator[Path]:
    """A folder for this run alone, on the disk of the checkout, where there is room."""
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
        return
    parent = CHECKOUT / "var"
    parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=parent) as folder:
        yield Path(folder)


if __name__ == "__main__":
    sys.exit(main())
