"""A paper as a RIS record, for EndNote, Mendeley, Zotero and their like.

The format has neither an escape nor a comment. A comma in a name parts family from given name, so
names are written as they are stored, and none is taken apart here.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from rispy import RisWriter

from networks.visitor import OUTSIDER, Visitor
from research.citations.reference import Reference, line_of, references_of
from research.models import PaperKind, PaperPage

REFERENCE_TYPES = {
    PaperKind.RESEARCH_PAPER: "RPRT",
    PaperKind.POLICY_BRIEF: "RPRT",
    PaperKind.WORKING_PAPER: "RPRT",
    PaperKind.REPORT: "RPRT",
    PaperKind.GOOD_PRACTICE: "GEN",
}


class RecordWriter(RisWriter):
    """Lines end as the format's specification of 2001 wants it; records are not numbered."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        return ""


def ris_of(papers: Iterable[PaperPage], visitor: Visitor = OUTSIDER) -> Iterator[str]:
    """One record a paper, each ending with an empty line."""
    writer = RecordWriter()
    for reference in references_of(papers, visitor):
        record = {name: value for name, value in _record(reference).items() if value}
        yield writer.formats([record]) + writer.NEWLINE


def _record(reference: Reference) -> dict[str, Any]:
    """Values under the names that rispy gives to the tags of the format."""
    paper = reference.paper
    date = paper.publication_date
    return {
        "type_of_reference": REFERENCE_TYPES[paper.kind],
        "id": reference.key,
        "title": reference.title,
        "authors": [line_of(author.name) for author in paper.authors.all()],
        "publisher": line_of("; ".join(reference.publishers)),
        "type_of_work": paper.get_kind_display(),
        "year": f"{date.year:04}" if date else "",
        "date": f"{date:%Y/%m/%d}/" if date else "",
        "language": paper.language,
        "doi": paper.doi,
        "urls": [reference.url],
        "file_attachments1": reference.file_url,
        "keywords": reference.keywords,
        "abstract": reference.abstract,
        "notes": [f"Licence: {paper.licence}"] if paper.licence else [],
    }
