"""Papers as rows of a table, for spreadsheets."""

import csv
import io
from collections.abc import Iterator

from networks.visitor import Visitor
from research.citations.reference import Reference, references_of
from research.models import PaperPage

# Named after the Dublin Core terms where there is one. Codes are those of the site's addresses;
# names of controlled terms are in English, so that tables of different readers match.
COLUMNS = (
    "id",
    "title",
    "authors",
    "affiliations",
    "networks",
    "type",
    "date",
    "language",
    "topics",
    "sdgs",
    "countries",
    "regions",
    "keywords",
    "doi",
    "licence",
    "url",
    "file_url",
    "abstract",
)
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes the file for another encoding
# A spreadsheet would calculate such a cell, and could be made to send others away:
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")


def csv_head() -> str:
    return BYTE_ORDER_MARK + _lines([COLUMNS])


def csv_rows(papers: list[PaperPage], visitor: Visitor) -> Iterator[str]:
    """One row a paper; several values of one cell are separated by semicolons."""
    for reference in references_of(papers, visitor):
        yield _lines([[harmless(str(value)) for value in _row(reference).values()]])


def harmless(cell: str) -> str:
    """The cell as text: an apostrophe before what a spreadsheet would take for a formula."""
    cell = cell.replace("\x00", "").strip()
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _row(reference: Reference) -> dict[str, object]:
    paper = reference.paper
    authors = paper.authors.all()
    values = {
        "id": paper.pk,
        "title": reference.title,
        "authors": _several(author.name for author in authors),
        "affiliations": _several(author.affiliation_name for author in authors),
        "networks": _several(reference.publishers),
        "type": paper.kind,
        "date": paper.publication_date or "",
        "language": paper.language,
        "topics": _several(topic.name_en for topic in paper.topics.all()),
        "sdgs": _several(f"{sdg.number}. {sdg.name_en}" for sdg in paper.sdgs.all()),
        "countries": _several(country.name_en for country in paper.countries.all()),
        "regions": _several(region.name_en for region in paper.regions.all()),
        "keywords": _several(paper.keyword_list),
        "doi": paper.doi,
        "licence": paper.licence,
        "url": reference.url,
        "file_url": reference.file_url,
        "abstract": paper.abstract,
    }
    return {column: values[column] for column in COLUMNS}


def _several(values) -> str:
    return "; ".join(dict.fromkeys(filter(None, values)))


def _lines(rows) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()
