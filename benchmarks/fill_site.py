"""`python -m benchmarks.fill_site`: database, static files, library and index of one site.

A process of its own, under the site's settings: what it takes in memory is given back.
"""

import argparse
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from tqdm import tqdm


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fill_site")
    parser.add_argument("--papers", type=int, required=True)
    parser.add_argument("--pages", type=int, required=True)
    arguments = parser.parse_args()
    django.setup()
    call_command("migrate", verbosity=0)
    if not Path(settings.STATIC_ROOT).exists():
        call_command("collectstatic", interactive=False, verbosity=0)
    _write_papers(arguments.papers, arguments.pages)
    call_command("search_rebuild")


def _write_papers(papers: int, pages: int) -> None:
    from benchmarks.corpus import grow_corpus  # needs the settings
    from thinkers_site.actions.set_up_site import set_up_site

    set_up_site()
    with tqdm(total=papers, unit=" papers", file=sys.stderr, disable=None, leave=False) as bar:
        grow_corpus(to=papers, pages=pages, progress=bar.update)
    _refuse_another_library(papers, pages)


def _refuse_another_library(papers: int, pages: int) -> None:
    """What an earlier run left in the folder may be of another size: no figure would be true."""
    from benchmarks.paper_draft import LONG_PAPER
    from research.models import PaperFile, PaperPage

    found = PaperPage.objects.count()
    lengths = set(PaperFile.objects.values_list("page_count", flat=True)) - {LONG_PAPER}
    if found != papers or lengths - {pages}:
        sys.exit(
            f"The folder holds a library of {found} papers with files of "
            f"{', '.join(map(str, sorted(lengths)))} pages: name another folder, or that size."
        )


if __name__ == "__main__":
    main()
