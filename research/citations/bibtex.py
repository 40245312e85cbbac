"""A paper as a BibTeX record, for LaTeX and for reference managers."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from bibtexparser import Library, write_string
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat

from networks.visitor import OUTSIDER, Visitor
from research.citations.reference import Reference, family_and_given, line_of, references_of
from research.models import PaperAuthor, PaperKind, PaperPage

# BibTeX knows no grey literature but the technical report, whose `type` says what it really is.
ENTRY_TYPES = {
    PaperKind.RESEARCH_PAPER: "techreport",
    PaperKind.POLICY_BRIEF: "techreport",
    PaperKind.WORKING_PAPER: "techreport",
    PaperKind.REPORT: "techreport",
    PaperKind.GOOD_PRACTICE: "misc",
}
PUBLISHER_FIELDS = {"techreport": "institution", "misc": "publisher"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# Braces are named and not written as \{: BibTeX counts them even so, and one alone breaks the file.
# Letters of any script stay as they are, in UTF-8.
ESCAPED = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: f"\\{sign}" for sign in "%&$#_"},
    }
)
AS_IT_IS = "no-enclosing"  # the name of a month is a macro of BibTeX
LAYOUT = BibtexFormat()
LAYOUT.indent = "  "
LAYOUT.trailing_comma = True


def bibtex_of(papers: Iterable[PaperPage], visitor: Visitor = OUTSIDER) -> Iterator[str]:
    """One record a paper, each ending with an empty line."""
    for reference in references_of(papers, visitor):
        fields = [field for field in _fields(reference) if field.value]
        entry = Entry(ENTRY_TYPES[reference.paper.kind], reference.key, fields)
        yield write_string(Library([entry]), bibtex_format=LAYOUT) + "\n"


def escaped(text: str) -> str:
    """Text in which no sign is a command of TeX any more."""
    return line_of(text).translate(ESCAPED)


def _fields(reference: Reference) -> Iterator[Field]:
    paper = reference.paper
    # Inner braces keep capitals: styles would write "Brics" and "south-south".
    yield Field("title", _whole(reference.title))
    yield Field("author", _list(_author(author) for author in paper.authors.all()))
    publisher = PUBLISHER_FIELDS[ENTRY_TYPES[paper.kind]]
    yield Field(publisher, _list(_whole(name) for name in reference.publishers))
    yield Field("type", escaped(paper.get_kind_display()))
    if date := paper.publication_date:
        yield Field("year", f"{date.year:04}")
        yield Field("month", MONTHS[date.month - 1], enclosing=AS_IT_IS)
    yield Field("language", paper.language)
    # Addresses are read letter by letter, not as TeX.
    yield Field("doi", _address(paper.doi))
    yield Field("url", _address(reference.url))
    yield Field("keywords", escaped(", ".join(reference.keywords)))
    yield Field("abstract", escaped(paper.abstract))
    yield Field("copyright", escaped(paper.licence))


def _author(author: PaperAuthor) -> str:
    """A name that BibTeX takes apart only where it is known how; braces keep any other whole."""
    if known := family_and_given(author):
        return ", ".join(map(escaped, known))
    return _whole(author.name)


def _whole(text: str) -> str:
    return f"{{{escaped(text)}}}"


def _list(names: Iterable[str]) -> str:
    return " and ".join(names)


def _address(text: str) -> str:
    return "".join(quote(sign) if sign in "{}\\ " else sign for sign in text)
