"""The formats in which hits can be taken along."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from networks.visitor import Visitor
from research.citations.bibtex import bibtex_of
from research.citations.ris import ris_of
from research.models import PaperPage
from search.exports.csv_rows import csv_head, csv_rows


@dataclass(frozen=True)
class ExportFormat:
    """`remark` is a comment with {} for its words; empty where the format has no comments."""

    content_type: str
    records: Callable[[list[PaperPage], Visitor], Iterator[str]]
    head: str = ""
    remark: str = ""


# By the ending of the file's name
FORMATS = {
    "csv": ExportFormat("text/csv; charset=utf-8", csv_rows, head=csv_head()),
    "bib": ExportFormat("application/x-bibtex; charset=utf-8", bibtex_of, remark="% {}\n"),
    "ris": ExportFormat("application/x-research-info-systems; charset=utf-8", ris_of),
}
