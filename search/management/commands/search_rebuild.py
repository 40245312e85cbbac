"""Fill a new index from the database and move the alias to it."""

import sys

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.actions.rebuild_index import rebuild_index
from search.connection import SearchUnavailable


class Command(BaseCommand):
    help = (
        "Builds the search index anew from the database. Searches and edits go on meanwhile; the "
        "new index takes over in one step when it is complete."
    )

    def handle(self, *args, **options):
        with tqdm(unit=" papers", file=sys.stderr, disable=None) as bar:

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            try:
                index = rebuild_index(progress=show)
            except SearchUnavailable as reason:
                raise CommandError(
                    f"Elasticsearch cannot be reached, nothing was changed: {reason}"
                ) from reason
        self.stdout.write(f"The index is now {index}.")
