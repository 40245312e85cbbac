"""RowContent: what a list says about a paper, and no more; the rest of the paper is left alone."""

import hashlib
import json
from dataclasses import astuple, dataclass, field
from typing import Any, Self

from django.db.models import Model

from research.imports.cells import ListedAuthor
from research.imports.listed_file import ListedFile
from research.models import PaperAuthor, PaperPage

TEXTS = ("external_id", "title", "abstract", "keywords", "doi", "text")
# A paper always has these: an empty cell says nothing about them. Column to field.
NEVER_EMPTY = {"date": "publication_date", "language": "language", "kind": "kind"}
TERMS = ("topics", "sdgs", "countries")


@dataclass(frozen=True)
class RowContent:
    """`values` by field of PaperPage; `terms` by its relation: `topics`, `sdgs`, `countries`.

    A field, a relation, `authors` or `file` that is absent stays as it is in the paper.
    """

    values: dict[str, Any] = field(default_factory=dict)
    terms: dict[str, list[Model]] = field(default_factory=dict)
    authors: list[ListedAuthor] | None = None
    file: ListedFile | None = None

    def __bool__(self) -> bool:
        return bool(self.values or self.terms or self.authors is not None or self.file)

    def fingerprints(self) -> dict[str, str]:
        """A short digest of each part, by name: enough to see later whether the list changed."""
        parts = dict(self.values)
        parts |= {
            name: sorted(str(term.pk) for term in terms) for name, terms in self.terms.items()
        }
        if self.authors is not None:
            parts["authors"] = [astuple(author) for author in self.authors]
        if self.file:
            parts["file"] = self.file.hash
        return {name: _digest(part) for name, part in parts.items()}

    def beyond(self, fingerprints: dict[str, str]) -> Self:
        """The parts that have other fingerprints than these."""
        own = self.fingerprints()
        news = {name for name, digest in own.items() if fingerprints.get(name) != digest}
        return type(self)(
            {name: value for name, value in self.values.items() if name in news},
            {name: terms for name, terms in self.terms.items() if name in news},
            self.authors if "authors" in news else None,
            self.file if "file" in news else None,
        )

    def with_values(self, **values: Any) -> Self:
        return type(self)({**self.values, **values}, self.terms, self.authors, self.file)

    def apply(self, paper: PaperPage) -> None:
        """Set everything but the file on the paper, in memory."""
        for name, value in self.values.items():
            setattr(paper, name, value)
        for name, terms in self.terms.items():
            setattr(paper, name, terms)
        if self.authors is not None:
            known = {author.name: author for author in paper.authors.all()}
            paper.authors = [
                _author(known.pop(listed.name, None) or PaperAuthor(), listed, position)
                for position, listed in enumerate(self.authors)
            ]


def fingerprints_of(paper: PaperPage) -> dict[str, str]:
    """The fingerprints of all that a list could say, as the paper has it."""
    content = RowContent(
        {name: getattr(paper, name) for name in (*TEXTS, *NEVER_EMPTY.values())},
        {name: list(getattr(paper, name).all()) for name in TERMS},
        [ListedAuthor(item.name, item.orcid, item.affiliation) for item in paper.authors.all()],
    )
    main_file = next(iter(paper.files), None)
    return content.fingerprints() | {"file": _digest(main_file.file_hash if main_file else "")}


def _digest(part: Any) -> str:
    text = json.dumps(part, default=str, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _author(author: PaperAuthor, listed: ListedAuthor, position: int) -> PaperAuthor:
    """The author as listed; an institution that was chosen in the CMS stays."""
    author.name, author.orcid = listed.name, listed.orcid
    author.affiliation = listed.affiliation
    author.sort_order = position
    return author


# What empty cells say; in a column that no list had before, that is nothing.
EMPTY = RowContent(dict.fromkeys(TEXTS, ""), {name: [] for name in TERMS}, []).fingerprints()
