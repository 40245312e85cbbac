"""Terms: the words of a query as the database's full-text index knows them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST_TERMS = 12  # different words of one query that are looked for, each on every page
# Han and kana are written without spaces: the full-text index sees a sentence as one word there,
# so a part of it is looked for letter by letter.
_CLOSE_WRITTEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_WORD = re.compile(rf"{_CLOSE_WRITTEN.pattern}|(?:(?!{_CLOSE_WRITTEN.pattern})\w)+")


@dataclass(frozen=True)
class Term:
    """Words that stand together in this order; with `begins` the last one may go on."""

    words: tuple[str, ...]
    begins: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def is_close_written(self) -> bool:
        return bool(_CLOSE_WRITTEN.search(self.text))

    @property
    def pattern(self) -> str:
        """A regular expression for what a reader would mark in a text."""
        if self.is_close_written:
            return "|".join(map(re.escape, self.words))
        joined = r"[\W_]+".join(map(re.escape, self.words))
        return rf"\b{joined}" + (r"\w*" if self.begins else r"\b")


def single_terms(text: str) -> list[Term]:
    """One term for each different word; of many, the `MOST_TERMS` longest, which say most."""
    words = list(dict.fromkeys(_words(text)))
    longest = set(sorted(words, key=len, reverse=True)[:MOST_TERMS])
    return [Term((word,)) for word in words if word in longest]


def whole_term(text: str, *, begins: bool = False) -> Term | None:
    """All words of the text together; None where it has none."""
    words = tuple(_words(text))
    return Term(words, begins) if words else None


def _words(text: str) -> Iterable[str]:
    return (word for found in _WORD.findall(text.lower()) for word in found.split("_") if word)
