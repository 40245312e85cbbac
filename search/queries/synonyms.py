"""Words of a query that mean the same as others, by the groups that are edited in the CMS.

The query is widened here and not by an analyzer of Elasticsearch: its list of synonyms is a module
that not every Elasticsearch has, it wants names without stop words, and it turns words that were
only typed side by side into a phrase. Here a change takes effect with the next search.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from search.analysis.word_keys import KeyedWord, keyed_words, keys
from search.models import SynonymGroup

Keys = tuple[str, ...]

# Each name is some hundred clauses in all fields; Elasticsearch refuses a query of many thousand.
# A pasted paragraph says by itself what it is about.
MOST_NAMES = 5
LONGEST_TEXT = 400  # characters


@dataclass(frozen=True)
class Meaning:
    """`typed` stands in the query; each of `others` means the same, in whatever language."""

    typed: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Meanings:
    """What was found in a query, and the `rest` of its words."""

    found: tuple[Meaning, ...] = ()
    rest: str = ""

    def __bool__(self) -> bool:
        return bool(self.found)


def meanings_in(text: str) -> Meanings:
    """The groups of which a word or name stands in the text; the longest name wins.

    Asks the database once; a list of hundreds of groups is read in a millisecond.
    """
    if len(text) > LONGEST_TEXT:
        return Meanings()
    lists = SynonymGroup.objects.order_by("pk").values_list("words", flat=True)
    return _Groups.of(tuple(lists)).read(text)


class _Groups:
    def __init__(self, lists: tuple[str, ...]):
        self._names: dict[Keys, list[str]] = {}
        for words in lists:
            group = [line for line in words.splitlines() if keys(line)]
            for name in group:
                known = self._names.setdefault(keys(name), [])
                known += [other for other in group if other not in known]
        self._longest = max(map(len, self._names), default=0)

    @staticmethod
    @lru_cache(maxsize=2)
    def of(lists: tuple[str, ...]) -> "_Groups":
        return _Groups(lists)

    def read(self, text: str) -> Meanings:
        found, rest, read_to = [], [], 0
        for words in islice(self._known_names(keyed_words(text)), MOST_NAMES):
            start, end = words[0].start, words[-1].end
            rest.append(text[read_to:start])
            found.append(Meaning(text[start:end], self._others(words)))
            read_to = end
        rest.append(text[read_to:])
        return Meanings(tuple(found), " ".join(" ".join(rest).split()))

    def _known_names(self, words: list[KeyedWord]) -> Iterator[list[KeyedWord]]:
        position = 0
        while position < len(words):
            name = self._name_at(words, position)
            if name:
                yield name
            position += len(name) or 1

    def _name_at(self, words: list[KeyedWord], position: int) -> list[KeyedWord]:
        for length in range(self._longest, 0, -1):
            candidate = words[position : position + length]
            if len(candidate) == length and _keys_of(candidate) in self._names:
                return candidate
        return []

    def _others(self, words: list[KeyedWord]) -> tuple[str, ...]:
        own = _keys_of(words)
        return tuple(name for name in self._names[own] if keys(name) != own)


def _keys_of(words: list[KeyedWord]) -> Keys:
    return tuple(word.key for word in words)
