"""What finds titles and authors while somebody types.

Every word typed must stand there, the last one as the beginning of a word; words that stand
together, in this order, come first. Measured against the completion suggester, which finds no
word in the middle of a title. Only when nothing is found, words may differ by a letter or two.
"""

from elasticsearch.dsl.query import (
    Bool,
    Match,
    MatchBoolPrefix,
    MatchPhrasePrefix,
    Query,
)

from networks.visitor import Visitor
from search.queries.filters import visible_filter

TOGETHER_WEIGHT = 2
# Up to two wrong letters, as many as the length of the word allows; the first one is right.
LENIENT = {"fuzziness": "AUTO", "prefix_length": 1}


def suggestion_query(field: str, typed: str, visitor: Visitor, *, misspelt: bool = False) -> Query:
    """Papers whose `field` (`titles` or `authors`) begins to say what was typed."""
    together = MatchPhrasePrefix(**{field: {"query": typed, "boost": TOGETHER_WEIGHT}})
    return Bool(
        must=[_misspelt_words(field, typed) if misspelt else _words(field, typed)],
        should=[together],
        filter=[visible_filter(visitor)],
    )


def _words(field: str, typed: str, **options) -> Query:
    return MatchBoolPrefix(**{field: {"query": typed, "operator": "and", **options}})


def _misspelt_words(field: str, typed: str) -> Query:
    """The last word is either begun or, when it is misspelt itself, complete."""
    complete = Match(**{field: {"query": typed, "operator": "and", **LENIENT}})
    return Bool(should=[_words(field, typed, **LENIENT), complete], minimum_should_match=1)
