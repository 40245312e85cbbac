"""Whether a corrected query is worth a visitor's while: asked of the index before it is shown.

A word of a file or a name may be missing from the dictionary (titles, abstracts, authors, topics)
and be right all the same. So a suggestion is shown only if

the corrected query     finds something, under the same filters and for the same visitor
the word as typed       stands in at most `LARGEST_SHARE` as many papers as the correction

How the papers with a word are counted depends on where the two words differ:

before the last letters     as spelt: "developement" has the stem of "development" and is wrong
in the last letters         by stems: "interest" for "interests" finds the same papers already
and in the very last        by stems, and `OTHER_FORM` more for the word as typed: it may be another
                            form of the same word that the stemmer does not know
"""

from collections.abc import Iterable
from dataclasses import replace as with_changes

from elasticsearch.dsl import A, MultiSearch, Search
from elasticsearch.dsl.query import Match, MultiMatch, Query

from networks.visitor import OUTSIDER, Visitor
from search.analysis import INDEX_ANALYZERS
from search.connection import SearchUnavailable
from search.documents.mapping import EVERYWHERE
from search.documents.paper_document import folded
from search.indices import alias_name
from search.queries.did_you_mean import Correction, Replacement, without_quotes
from search.queries.filters import visible_filter
from search.queries.library_search import LibrarySearch
from search.queries.query_text import QueryText
from search.queries.search_request import SearchRequest
from search.reading import reading
from search.results import DidYouMean

LARGEST_SHARE = 0.2
LONGEST_ENDING = 3  # letters
OTHER_FORM = 1  # papers
_BY_STEMS = [f"all_{language}" for language in INDEX_ANALYZERS]
_WHICH = ("typed", "meant")  # names of fields of a Replacement


def confirm(
    request: SearchRequest, correction: Correction | None, visitor: Visitor = OUTSIDER
) -> DidYouMean | None:
    """What to offer in place of the request's query; one request to Elasticsearch, or none.

    None too where Elasticsearch fails: results without a suggestion are better than none.
    """
    if correction is None:
        return None
    choices = [correction, *_all_but_one(correction)]
    searches = [_counting(request, each.q, visitor) for each in choices]
    try:
        *found, counted = _answers([*searches, _counting_words(correction, visitor)])
    except SearchUnavailable:
        return None
    wanted = tuple(
        each
        for place, each in enumerate(correction.replacements)
        if _is_misspelt(
            each, *(counted.aggregations[f"{which}-{place}"].doc_count for which in _WHICH)
        )
    )
    for choice, answer in zip(choices, found, strict=True):
        if choice.replacements == wanted and answer.hits.total.value:
            return DidYouMean(choice.q, answer.hits.total.value)
    return None


def confirm_without_quotes(
    request: SearchRequest, visitor: Visitor = OUTSIDER
) -> DidYouMean | None:
    """The same query with its phrases as plain words, if that finds something."""
    q = without_quotes(QueryText(request.q))
    if q is None:
        return None
    try:
        [answer] = _answers([_counting(request, q, visitor)])
    except SearchUnavailable:
        return None
    return DidYouMean(q, answer.hits.total.value) if answer.hits.total.value else None


def _all_but_one(correction: Correction) -> list[Correction]:
    """What remains when one of the words turns out to be right."""
    every = correction.replacements
    if len(every) == 1:
        return []
    return [correction.only(tuple(each for each in every if each is not one)) for one in every]


def _is_misspelt(replacement: Replacement, typed: int, meant: int) -> bool:
    if _differ_at_the_end(replacement) and replacement.typed[-1:] != replacement.meant[-1:]:
        typed += OTHER_FORM
    return typed <= LARGEST_SHARE * meant


def _answers(searches: Iterable[Search]) -> list:
    together = MultiSearch(index=alias_name())
    for search in searches:
        together = together.add(search)
    with reading(question=together.to_dict()) as client:
        return list(together.using(client).execute())


def _counting(request: SearchRequest, q: str, visitor: Visitor) -> Search:
    return LibrarySearch(with_changes(request, q=q, page=1), visitor).selection()[:0]


def _counting_words(correction: Correction, visitor: Visitor) -> Search:
    search = Search().query(visible_filter(visitor))
    for place, each in enumerate(correction.replacements):
        for which in _WHICH:
            search.aggs.bucket(f"{which}-{place}", A("filter", _stands(each, which)))
    return search[:0]


def _stands(replacement: Replacement, which: str) -> Query:
    word = getattr(replacement, which)
    if _differ_at_the_end(replacement):
        return MultiMatch(query=word, fields=_BY_STEMS, operator="and")
    return Match(**{EVERYWHERE: {"query": word, "operator": "and"}})


def _differ_at_the_end(replacement: Replacement) -> bool:
    typed, meant = folded(replacement.typed), folded(replacement.meant)
    root = max(len(typed), len(meant)) - LONGEST_ENDING
    return typed[:root] == meant[:root]
