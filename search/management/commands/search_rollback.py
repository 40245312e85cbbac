"""Put the index in use again that was in use before the last rebuild."""

import sys

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.actions.rollback_index import rollback_index
from search.connection import SearchUnavailable
from search.index_refusals import IndexRefusal
from search.interruption import INTERRUPTED, stopping_at_ctrl_c


class Command(BaseCommand):
    help = (
        "Puts the index in use again that was in use before the last rebuild. What changed since "
        "is written to it first; then the two change places in one step, so that a second "
        "rollback undoes the first. A rebuild that was interrupted is given up."
    )

    def handle(self, *args, **options):
        with (
            tqdm(unit=" papers", file=sys.stderr, disable=None) as bar,
            stopping_at_ctrl_c() as stop_if_asked,
        ):

            def show(done: int, total: int) -> None:
                stop_if_asked()
                bar.total = total
                bar.update(done - bar.n)

            try:
                index = rollback_index(progress=show)
            except SearchUnavailable as reason:
                raise CommandError(
                    f"Elasticsearch cannot be reached, nothing was changed: {reason}"
                ) from reason
            except IndexRefusal as refusal:
                raise CommandError(str(refusal)) from refusal
            except KeyboardInterrupt:
                self.stderr.write("Stopped; the index in use was not changed.")
                sys.exit(INTERRUPTED)
        self.stdout.write(f"The index is now {index}.")
