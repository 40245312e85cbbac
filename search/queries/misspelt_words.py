"""Whether a word as typed is misspelt: by the papers it stands in beside those of the correction.

A word of a file or a name may be missing from the dictionary (titles, abstracts, authors, topics)
and be right all the same. So it counts as misspelt only if

it                  stands in at most `LARGEST_SHARE` as many papers as the correction
and the correction  is no other spelling of it, as "organize" is of "organise"
and the correction  stands in the language of the query, if that is sure, or is part of a name

How the papers with a word are counted depends on where the two words differ:

before the last letters     as spelt: "developement" has the stem of "development" and is wrong
in the last letters         by stems: "interest" for "interests" finds the same papers already
and in the very last        by stems, and `OTHER_FORM` more for the word as typed: it may be another
                            form of the same word that the stemmer does not know
"""

from collections.abc import Mapping

from elasticsearch.dsl import A, Search
from elasticsearch.dsl.query import Match, MultiMatch, Query

from networks.visitor import Visitor
from search.analysis import INDEX_ANALYZERS
from search.documents.mapping import EVERYWHERE
from search.documents.paper_document import folded
from search.queries.did_you_mean import Correction, Replacement
from search.queries.filters import visible_filter
from search.queries.query_text import QueryText

LARGEST_SHARE = 0.2
LONGEST_ENDING = 3  # letters
OTHER_FORM = 1  # papers
NAMES = ("authors", "affiliations", "keywords")
_BY_STEMS = [f"all_{language}" for language in INDEX_ANALYZERS]


def counting_words(correction: Correction, visitor: Visitor) -> Search:
    """The papers that the visitor may see, counted by the words typed and meant."""
    search = Search().query(visible_filter(visitor))
    language = QueryText(correction.source).language
    for place, each in enumerate(correction.replacements):
        known = _stands(each.meant, [f"all_{language}", *NAMES] if language else _BY_STEMS)
        by_stems = _differ_at_the_end(each)
        for name, query in (
            ("typed", _counted(each.typed, by_stems)),
            ("meant", _counted(each.meant, by_stems)),
            ("known", known),
        ):
            search.aggs.bucket(f"{name}-{place}", A("filter", query))
    return search[:0]


def misspelt_words(correction: Correction, counts: Mapping) -> tuple[Replacement, ...]:
    """Those of the replacements that are justified, by the answer to `counting_words`."""
    return tuple(
        each
        for place, each in enumerate(correction.replacements)
        if _is_misspelt(
            each, *(counts[f"{name}-{place}"]["doc_count"] for name in ("typed", "meant", "known"))
        )
    )


def _is_misspelt(replacement: Replacement, typed: int, meant: int, known: int) -> bool:
    if not known or _spelling(replacement.typed) == _spelling(replacement.meant):
        return False
    if _differ_at_the_end(replacement) and replacement.typed[-1:] != replacement.meant[-1:]:
        typed += OTHER_FORM
    return typed <= LARGEST_SHARE * meant


def _counted(word: str, by_stems: bool) -> Query:
    return _stands(word, _BY_STEMS) if by_stems else Match(**{EVERYWHERE: word})


def _stands(word: str, fields: list[str]) -> Query:
    return MultiMatch(query=word, fields=fields)


def _differ_at_the_end(replacement: Replacement) -> bool:
    typed, meant = folded(replacement.typed), folded(replacement.meant)
    root = max(len(typed), len(meant)) - LONGEST_ENDING
    return typed[:root] == meant[:root]


def _spelling(word: str) -> str:
    return folded(word).replace("s", "z")
