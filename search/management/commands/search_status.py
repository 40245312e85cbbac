"""Compare the search index with the database."""

import sys

from django.core.management.base import BaseCommand, CommandError

from search.connection import SearchUnavailable
from search.index_status import compare_index


class Command(BaseCommand):
    help = (
        "Says whether the search index holds what the database holds, and what waits to be sent. "
        "Exit code 0 when they agree, 1 when they do not."
    )

    def handle(self, *args, **options):
        try:
            status = compare_index()
        except SearchUnavailable as reason:
            raise CommandError(f"Elasticsearch cannot be reached: {reason}") from reason
        if status.index is None:
            raise CommandError("There is no index yet; make one with: manage.py search_rebuild")
        self.stdout.write(f"Index           {status.index}")
        self.stdout.write(f"Documents       {status.documents}")
        for name in ("missing", "stale", "orphaned"):
            pages = getattr(status, name)
            self.stdout.write(f"{name.capitalize():15} {len(pages)}{_examples(pages)}")
        self.stdout.write(f"Jobs waiting    {status.waiting}")
        self.stdout.write(f"Jobs set aside  {status.set_aside}")
        if not status.agrees:
            sys.exit(1)


def _examples(pages: tuple[int, ...]) -> str:
    return (
        f"  (pages {', '.join(map(str, pages[:10]))}{' ...' if len(pages) > 10 else ''})"
        if pages
        else ""
    )
