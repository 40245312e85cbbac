"""Fill a new index from the database and move the alias to it."""

import sys

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.actions.rebuild_index import rebuild_index
from search.connection import SearchUnavailable
from search.index_refusals import IndexRefusal
from search.interruption import INTERRUPTED, stopping_at_ctrl_c
from search.models import IndexBuild

GO_ON = "The same command goes on where this one stopped, within a day."


class Command(BaseCommand):
    help = (
        "Builds the search index anew from the database. Searches and edits go on meanwhile; the "
        "new index takes over in one step when it is complete, and the old one is kept for "
        "search_rollback. One that was interrupted goes on where it stopped."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--restart", action="store_true", help="Begin anew, also where one was interrupted."
        )

    def handle(self, *args, restart, **options):
        with (
            tqdm(unit=" papers", file=sys.stderr, disable=None) as bar,
            stopping_at_ctrl_c() as stop_if_asked,
        ):

            def show(done: int, total: int) -> None:
                stop_if_asked()
                self._show(bar, done, total)

            try:
                index = rebuild_index(progress=show, restart=restart)
            except SearchUnavailable as reason:
                raise CommandError(
                    f"Elasticsearch cannot be reached, nothing was changed: {reason} "
                    f"{_how_to_go_on()}"
                ) from reason
            except IndexRefusal as refusal:
                raise CommandError(str(refusal)) from refusal
            except KeyboardInterrupt:
                self.stderr.write(f"Stopped; the index in use was not changed. {_how_to_go_on()}")
                sys.exit(INTERRUPTED)
        self.stdout.write(f"The index is now {index}.")

    def _show(self, bar: tqdm, done: int, total: int) -> None:
        if bar.total is None and done:
            self.stderr.write(f"Going on after {done} papers of an interrupted rebuild.")
            bar.initial = bar.n = done
        bar.total = total
        bar.update(done - bar.n)


def _how_to_go_on() -> str:
    return GO_ON if IndexBuild.objects.exists() else ""
