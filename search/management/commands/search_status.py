"""Compare the search index with the database."""

import sys

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.actions.repair_index import repair_index
from search.actions.send_jobs import send_jobs
from search.connection import SearchUnavailable
from search.index_status import IndexStatus, compare_index
from search.models import IndexBuild


class Command(BaseCommand):
    help = (
        "Says whether the search index holds what the database holds, and what waits to be sent. "
        "Exit code 0 when they agree, 1 when they do not."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--repair",
            action="store_true",
            help="Index what differs anew, send all that waits, and compare again.",
        )

    def handle(self, *args, repair, **options):
        try:
            status = self._compare()
            if repair and status.differing:
                number = repair_index(pages=status.differing)
                self.stdout.write(f"{number} pages are indexed anew.\n\n")
                while send_jobs():
                    pass
                status = self._compare()
        except SearchUnavailable as reason:
            raise CommandError(f"Elasticsearch cannot be reached: {reason}") from reason
        if not status.agrees:
            sys.exit(1)

    def _compare(self) -> IndexStatus:
        with tqdm(unit=" papers", file=sys.stderr, disable=None, leave=False) as bar:

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            status = compare_index(progress=show)
        if status.index is None:
            raise CommandError("There is no index yet; make one with: manage.py search_rebuild")
        self._print(status)
        return status

    def _print(self, status: IndexStatus) -> None:
        build = IndexBuild.objects.first()
        lines = {
            "Index": status.index,
            "Previous": status.previous or "none",
            "In preparation": build.index if build else "none",
            "Documents": status.documents,
            "Missing": _numbered(status.missing),
            "Stale": _numbered(status.stale),
            "Orphaned": _numbered(status.orphaned),
            "Jobs waiting": status.waiting,
            "Jobs set aside": status.set_aside,
        }
        for name, value in lines.items():
            self.stdout.write(f"{name:15} {value}")


def _numbered(pages: tuple[int, ...]) -> str:
    if not pages:
        return "0"
    rest = " ..." if len(pages) > 10 else ""
    return f"{len(pages)}  (pages {', '.join(map(str, pages[:10]))}{rest})"
