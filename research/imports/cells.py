"""Cells of a list to values: texts, lists, dates, authors."""

import datetime
import re
from dataclasses import dataclass
from typing import Any

from networks.html import plain_text
from research.imports.refusal import RowRefused

# "Name <0000-0002-1825-0097> (Institution)"; identifier and institution may be missing.
_AUTHOR = re.compile(r"(?P<name>[^<>()]+)(<(?P<orcid>[^<>]*)>)?\s*(\((?P<affiliation>.*)\))?\s*")
# Between two items, but not inside the brackets of an institution.
_SEPARATOR = re.compile(r"[;|\n](?![^()]*\))")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True)
class ListedAuthor:
    name: str
    orcid: str = ""
    affiliation: str = ""


def text_of(cell: Any) -> str:
    """The cell as plain text, its lines kept; markup is taken out, nothing gives ""."""
    if cell is None:
        return ""
    if isinstance(cell, bool | list | dict):
        raise RowRefused("must be a text")
    return plain_text(str(cell))


def line_of(cell: Any) -> str:
    """The cell as text on one line."""
    return " ".join(text_of(cell).split())


def id_of(cell: Any) -> str:
    """The cell letter by letter, as an identifier is: only signs that nobody sees are taken out."""
    if cell is None or isinstance(cell, bool | list | dict):
        return line_of(cell)
    return "".join(letter for letter in str(cell) if letter.isprintable()).strip()


def items_of(cell: Any) -> list[str]:
    """The items of a JSON array, or of a text with ";", "|" or lines between them, each once."""
    items = cell if isinstance(cell, list) else _SEPARATOR.split(text_of(cell))
    return [item for item in dict.fromkeys(line_of(item) for item in items) if item]


def date_of(cell: Any) -> datetime.date | None:
    """The day; a year or a month stands for its first day."""
    text = line_of(cell)
    if not text:
        return None
    if match := _DATE.fullmatch(text):
        try:
            return datetime.date(*(int(part or 1) for part in match.groups()))
        except ValueError:
            pass
    raise RowRefused(f"“{text}” is not a date such as 2024, 2024-05 or 2024-05-31")


def authors_of(cell: Any) -> list[ListedAuthor]:
    """The authors in order, from texts such as "Name <ORCID iD> (Institution)" or JSON objects."""
    items = cell if isinstance(cell, list) else [cell] if isinstance(cell, dict) else items_of(cell)
    authors = [_author(item) for item in items]
    return [author for author in authors if author]


def _author(item: Any) -> ListedAuthor | None:
    if isinstance(item, dict):
        author = ListedAuthor(*(line_of(item.get(key)) for key in ("name", "orcid", "affiliation")))
        if not author.name:
            raise RowRefused('an author needs a "name"')
        return author
    text = line_of(item)
    if match := _AUTHOR.fullmatch(text):
        return ListedAuthor(
            *((match[part] or "").strip() for part in ("name", "orcid", "affiliation"))
        )
    return ListedAuthor(text) if text else None
