"""Import papers from a list: the command line's side of `research/actions/import_list.py`."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from tqdm import tqdm

from networks.actions.create_network import create_network
from networks.models import NetworkIndexPage, NetworkPage
from research.actions.import_list import import_list
from research.imports.paper_list import COLUMNS, PaperList
from research.imports.plan import Outcome
from research.imports.refusal import ListUnreadable
from research.imports.row_result import RowResult

BAD = "bad"
STOPPED = 130  # what shells expect of a program that Ctrl-C ended

HELP = f"""
Brings a list of papers into a network.

The list is a .csv file (UTF-8; commas, semicolons or tabs; the first line names the columns) or a
.jsonl or .jsonl.gz file with a JSON object on each line. Columns, of which external_id and title
are required:

  {", ".join(COLUMNS)}

authors, topics, sdgs, countries, keywords: several, separated by ; or | (in JSON also an array).
  An author is written as: Name <ORCID iD> (Institution), the last two if known;
  in JSON also as {{"name": ..., "orcid": ..., "affiliation": ...}}.
language, kind, topics, sdgs, countries: by code or by name, in any letter case and in any language
  of the site. A missing language is told from the text, a missing kind is a research paper.
date: 2024, 2024-05 or 2024-05-31. A paper that is published without one gets today's.
file: a PDF or .docx, by its path from the folder of the list. Its text is read in the background.
text: the full text of a paper that has no file; ignored where there is a file.
title, abstract, text: HTML and JATS tags are taken out.

A paper is known again by its external_id within the network. A second run with the same list
changes nothing, even where a paper was edited in the CMS since: only what differs from the last
import is written, as a new revision on top of what is there. A column that the list does not have
is left alone; so are language, kind, date and file where the cell is empty. A change of a paper
that is locked or under review is not written: its row is bad.

Without --publish new papers are drafts, and a change of a published paper is a draft of it. With
--publish new, changed and not yet published papers go public; not those that were taken off the
site, nor those of which somebody has a draft in the CMS.

A row that is wrong is reported with its line; the others go in. Ends with 0 if every row went in,
with 1 if one was bad.
"""


class Command(BaseCommand):
    help = HELP

    def create_parser(self, prog_name, subcommand, **kwargs):
        return super().create_parser(
            prog_name, subcommand, formatter_class=argparse.RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="The list: .csv, .jsonl or .jsonl.gz.")
        parser.add_argument("--network", required=True, metavar="SLUG", help="Where to.")
        parser.add_argument(
            "--create-network", action="store_true", help="Make the network if there is none."
        )
        parser.add_argument("--publish", action="store_true", help="Make the papers public.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Report the same, but write nothing."
        )

    def handle(self, *args, file, network, create_network, publish, dry_run, **options):
        papers = self._open(file)
        page = self._network(network, create=create_network, dry_run=dry_run)
        results = import_list(papers=papers, network=page, publish=publish, dry_run=dry_run)
        counts = Counter()
        try:
            self._report(papers, results, counts)
        except KeyboardInterrupt as stop:
            raise CommandError(
                f"Stopped: {_summary(counts)}. Run it again for the rest.", returncode=STOPPED
            ) from stop
        except OperationalError as error:
            raise CommandError(
                f"The database failed ({error}). So far: {_summary(counts)}. Run it again."
            ) from error
        self.stdout.write(("Dry run, nothing written: " if dry_run else "") + _summary(counts))
        if counts[BAD]:
            sys.exit(1)

    def _open(self, file: Path) -> PaperList:
        try:
            return PaperList(file)
        except ListUnreadable as error:
            raise CommandError(str(error)) from error

    def _network(self, slug: str, *, create: bool, dry_run: bool) -> NetworkPage | None:
        """The network; None in a dry run that would make it."""
        if network := NetworkPage.objects.filter(slug=slug).first():
            return network
        index = NetworkIndexPage.objects.first()
        if index is None:
            raise CommandError("The site has no list of networks yet. Run manage.py set_up_site.")
        if not create:
            slugs = ", ".join(NetworkPage.objects.order_by("slug").values_list("slug", flat=True))
            raise CommandError(
                f"There is no network “{slug}”. The networks are: {slugs or 'none yet'}. "
                "With --create-network it is made."
            )
        try:
            NetworkPage._meta.get_field("slug").run_validators(slug)
        except ValidationError as error:
            raise CommandError(f"“{slug}”: {' '.join(error.messages)}") from error
        return None if dry_run else create_network(index=index, slug=slug, title=_title(slug))

    def _report(self, papers: PaperList, results: Iterator[RowResult], counts: Counter) -> None:
        warned = 0
        # Django's own stderr would end every step of the bar with a new line.
        with tqdm(total=papers.lines, unit=" lines", file=sys.stderr, disable=None) as bar:
            for result in results:
                counts[result.outcome or BAD] += 1
                for column in papers.unknown_columns[warned:]:
                    self._say(bar, f"The column “{column}” is not known and was left out.")
                warned = len(papers.unknown_columns)
                if not result.outcome:
                    self._say(bar, _complaint(result))
                bar.update(max(0, result.line - bar.n))
            bar.update(papers.lines - bar.n)

    def _say(self, bar: tqdm, sentence: str) -> None:
        with bar.external_write_mode(file=sys.stderr):
            self.stderr.write(sentence)


def _summary(counts: Counter) -> str:
    return ", ".join(f"{name} {counts[name]}" for name in (*Outcome, BAD))


def _complaint(result: RowResult) -> str:
    paper = f" ({result.external_id})" if result.external_id else ""
    return f"line {result.line}{paper}: {result.reason}"


def _title(slug: str) -> str:
    return slug.replace("-", " ").capitalize()
