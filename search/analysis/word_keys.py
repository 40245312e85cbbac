"""Words compared outside Elasticsearch: alike where its analyzers would find one by the other.

Capitals, accents, digits and letter forms of Arabic, traditional characters and full-width forms
make no difference. Stems do: "country" and "countries" are two words here.
"""

import re
import unicodedata
from dataclasses import dataclass

from search.analysis.characters import LOOKALIKES, SIMPLIFIED

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_SIGNS = "\u0300-\u036f\u064b-\u065f\u0670"  # accents and vowel signs that are written apart
# One Chinese character is a word; an English genitive belongs to the word before.
_WORD = re.compile(rf"[{_HAN}]|([^\W_{_HAN}](?:[^\W_{_HAN}]|[{_SIGNS}])*)(?:['’]s\b)?")
_LETTERS = str.maketrans(SIMPLIFIED | LOOKALIKES | {"ى": "ي", "ة": "ه", "ـ": ""})


@dataclass(frozen=True)
class KeyedWord:
    """A word's `key`, and where the word stands in its text."""

    key: str
    start: int
    end: int


def keyed_words(text: str) -> list[KeyedWord]:
    """Every word of a text; signs, hyphens and spaces only part words."""
    return [
        KeyedWord(_key(found[1] or found[0]), found.start(), found.end())
        for found in _WORD.finditer(text)
    ]


def keys(text: str) -> tuple[str, ...]:
    return tuple(word.key for word in keyed_words(text))


def _key(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(map(_plain, letters))
    return plain.translate(_LETTERS)


def _plain(sign: str) -> str:
    """Without accents; digits as 0-9."""
    if unicodedata.combining(sign):
        return ""
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)
