"""QueryText: what a visitor typed, as the words that score and the structure that selects."""

import re
from dataclasses import dataclass
from functools import cached_property

from search.queries.query_language import query_language
from search.queries.synonyms import Meanings, meanings_in
from search.queries.syntax import read_syntax
from search.queries.syntax.tokens import CLOSE_WRITTEN
from search.queries.syntax.tree import Field, Group, Leaf, Noise, Phrase, Prefix, Word, wanted

LONGEST_QUERY = 1000  # characters; a paragraph pasted into the box still works
# Different words, or single signs of a script without spaces, that score; the rest of the text is
# left out. Each costs about 25 clauses in all fields. A node with 512 MB of heap and the 4 search
# threads of two processors allows 8,192; it would refuse the whole query.
MOST_WORDS = 250
_WORD = re.compile(rf"{CLOSE_WRITTEN.pattern}|(?:(?!{CLOSE_WRITTEN.pattern})\w)+")
READ_ALOUD = ("title", "topic")  # fields whose values also stand in the full text


@dataclass(frozen=True)
class QueryText:
    source: str

    @cached_property
    def tree(self) -> Group:
        return read_syntax(self.source[:LONGEST_QUERY])

    @cached_property
    def text(self) -> str:
        """The words wanted, in the order typed: what scores and is marked in passages.

        Signs alone, as "AND" or "((", are asked for as they stand, and find nothing or little.
        """
        if not self.tree.parts or all(isinstance(part, Noise) for part in self.tree.parts):
            return " ".join(self.source[:LONGEST_QUERY].split())
        return _first_words(" ".join(" ".join(map(_scored, wanted(self.tree))).split()))

    @cached_property
    def phrases(self) -> list[str]:
        """The quoted words wanted, in the order typed, required or not."""
        leaves = wanted(self.tree)
        return [" ".join(leaf.text.split()) for leaf in leaves if isinstance(leaf, Phrase)]

    @cached_property
    def prefixes(self) -> list[str]:
        """The beginnings of words wanted anywhere in a paper."""
        return [leaf.text for leaf in wanted(self.tree) if isinstance(leaf, Prefix)]

    @property
    def words_select(self) -> bool:
        """Whether a paper must hold some of `text`; else the structure selects, `text` scores.

        "harb* OR water" also finds papers without the word that scores.
        """
        return bool(self.tree.wishes) or not self.tree.required

    @cached_property
    def meanings(self) -> Meanings:
        """Its words that have synonyms; asks the database."""
        return meanings_in(self.text)

    @cached_property
    def language(self) -> str:
        """The language it is probably in, of the site's seven."""
        return query_language(self.text)


def _scored(leaf: Leaf) -> str:
    match leaf:
        case Field(name, Word(text) | Phrase(text)) if name in READ_ALOUD:
            return text
        case Noise(text) | Word(text) | Phrase(text):
            return text
    return ""


def _first_words(text: str) -> str:
    """`text` up to its first `MOST_WORDS` different words."""
    seen = set()
    for word in _WORD.finditer(text):
        seen.add(word[0].lower())
        if len(seen) > MOST_WORDS:
            return text[: word.start()].rstrip()
    return text
