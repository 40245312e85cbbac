"""PaperRow: a row of a list that was checked, in terms of the models."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from networks.identifiers import bare_doi, bare_orcid, check_doi, check_orcid
from research.imports.cells import (
    ListedAuthor,
    authors_of,
    date_of,
    id_of,
    items_of,
    line_of,
    text_of,
)
from research.imports.listed_file import ListedFile
from research.imports.paper_list import REQUIRED, ListedRow
from research.imports.refusal import RowRefused
from research.imports.row_content import NEVER_EMPTY, TERMS, TEXTS, RowContent
from research.imports.terms import Terms
from research.imports.vocabulary import Vocabulary
from research.models import PaperAuthor, PaperPage

Reader = Callable[[Any], Any]


@dataclass(frozen=True)
class PaperRow:
    line: int
    external_id: str
    content: RowContent


class RowCheck:
    """Checks the rows of one list; `folder` is where the files are that it names."""

    def __init__(self, folder: Path):
        terms = Terms()
        self._lines: dict[str, int] = {}  # external_id to the line that had it
        self._readers: dict[str, Reader] = {
            "external_id": _text("external_id", id_of),
            "title": _text("title"),
            "abstract": _text("abstract", text_of),
            "authors": _authors,
            "date": date_of,
            "language": partial(_term, terms.language),
            "kind": partial(_term, terms.kinds.find),
            "topics": partial(_several_terms, terms.topics),
            "sdgs": partial(_several_terms, terms.sdgs),
            "countries": partial(_several_terms, terms.countries),
            "keywords": _text("keywords", lambda cell: "; ".join(items_of(cell))),
            "doi": _doi,
            "file": partial(_file, folder),
            "text": _text("text", text_of),
        }

    def __call__(self, row: ListedRow) -> PaperRow:
        """Return the checked row; RowRefused tells all that is wrong, not the first thing only."""
        if row.problem:
            raise RowRefused(row.problem)
        values = self._values(row)
        external_id = values["external_id"]
        if external_id in self._lines:
            raise RowRefused(f"external_id: line {self._lines[external_id]} has the same")
        self._lines[external_id] = row.line
        return PaperRow(row.line, external_id, _content(values))

    def _values(self, row: ListedRow) -> dict[str, Any]:
        values, problems = {}, []
        for column, read in self._readers.items():
            if column in row.values:
                try:
                    values[column] = read(row.values[column])
                except RowRefused as refusal:
                    problems.append(f"{column}: {refusal}")
                    continue
            if column in REQUIRED and not values.get(column):
                problems.append(f"{column} is missing")
        if problems:
            raise RowRefused("; ".join(problems))
        return values


def _content(values: dict[str, Any]) -> RowContent:
    fields = {column: values[column] for column in TEXTS if column in values}
    fields |= {name: values[column] for column, name in NEVER_EMPTY.items() if values.get(column)}
    file = values.get("file")
    if file:  # then the text is that of the file
        fields["text"] = ""
    terms = {column: values[column] for column in TERMS if column in values}
    return RowContent(fields, terms, values.get("authors"), file)


def _text(name: str, convert: Callable[[Any], str] = line_of) -> Reader:
    """A reader of the paper's field `name`, with the limits that the field has."""

    def read(cell: Any) -> str:
        value = convert(cell)
        _fit(PaperPage, name, value)
        return value

    return read


def _fit(model: type[Model], name: str, value: str) -> None:
    _valid(model._meta.get_field(name).run_validators, value)


def _doi(cell: Any) -> str:
    doi = bare_doi(line_of(cell))
    if doi:
        _valid(check_doi, doi)
    _fit(PaperPage, "doi", doi)
    return doi


def _authors(cell: Any) -> list[ListedAuthor]:
    authors = [
        ListedAuthor(author.name, bare_orcid(author.orcid), author.affiliation)
        for author in authors_of(cell)
    ]
    for author in authors:
        _fit(PaperAuthor, "name", author.name)
        _fit(PaperAuthor, "affiliation", author.affiliation)
        if author.orcid:
            _valid(check_orcid, author.orcid)
    return authors


def _valid(check: Callable[[str], Any], value: str) -> None:
    try:
        check(value)
    except ValidationError as error:
        raise RowRefused(" ".join(error.messages)) from error


def _term(find: Callable[[str], str], cell: Any) -> str:
    name = line_of(cell)
    return find(name) if name else ""


def _several_terms(vocabulary: Vocabulary, cell: Any) -> list[Model]:
    found, problems = {}, []
    for name in items_of(cell):
        try:
            term = vocabulary.find(name)
            found[term.pk] = term
        except RowRefused as refusal:
            problems.append(str(refusal))
    if problems:
        raise RowRefused("; ".join(problems))
    return list(found.values())


def _file(folder: Path, cell: Any) -> ListedFile | None:
    # As it is: two blanks in a file's name are two blanks.
    name = cell.strip() if isinstance(cell, str) else line_of(cell)
    return ListedFile(folder, name) if name else None
