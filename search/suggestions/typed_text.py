"""TypedText: what stands in the search box so far, compared with names as a reader would."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from opencc import OpenCC

from search.documents.paper_document import folded

LONGEST = 100  # characters; nobody types on through a list of suggestions
FEWEST_LETTERS = 2
# Han and kana are written without spaces, and one character is a word.
_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# As the index's own neutral analyzer: letters that are written either way, and a mere ornament.
_ARABIC = str.maketrans({"ى": "ي", "ة": "ه", "ـ": ""})
_SIMPLIFIED = OpenCC("t2s")
ALIKE = 0.75  # of `difflib`: one letter of four, two of eight


@dataclass(frozen=True)
class TypedText:
    source: str

    @cached_property
    def text(self) -> str:
        return " ".join(self.source[:LONGEST].split())

    @cached_property
    def words(self) -> list[str]:
        return _words(self.text)

    @property
    def is_enough(self) -> bool:
        """Whether there is something to begin with: two letters, or one Chinese character."""
        letters = "".join(self.words)
        return len(letters) >= FEWEST_LETTERS or bool(_WITHOUT_SPACES.search(letters))

    def begins(self, name: str) -> bool:
        return _plain(name).startswith(_plain(self.text))

    def begins_exactly(self, name: str) -> bool:
        """As `begins`, with the accents as they were typed."""
        return name.casefold().startswith(self.text.casefold())

    def matches(self, name: str) -> bool:
        """Whether each word typed is the beginning of a word of the name, accents aside."""
        return all(_begins_one(word, name) for word in self.words)

    def resembles(self, name: str) -> bool:
        """As `matches`, but a word may be misspelt."""
        return all(
            _begins_one(word, name) or get_close_matches(word, _words(name), 1, ALIKE)
            for word in self.words
        )


def _plain(text: str) -> str:
    """Without accents, in small letters and simplified characters."""
    simplified = _SIMPLIFIED.convert(text) if _WITHOUT_SPACES.search(text) else text
    return folded(simplified).translate(_ARABIC)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", _plain(text))


def _begins_one(word: str, name: str) -> bool:
    if _WITHOUT_SPACES.search(word):
        return word in _plain(name)
    return any(each.startswith(word) for each in _words(name))
