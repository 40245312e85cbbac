"""The query of the library: every language searched at once, because nobody is asked for theirs.

what                        weight
all_L                       1, a language; the best language counts, they are not added up. It is
  + title_L                 0.5  what a paper is about, however long it is
  + abstract_L              0.3
  + all_zh.uni              0.1  a Chinese word of one character
a language                  1 if the query is surely in it, 0.3 if it is surely in another
all_any                     0.2: stop words, names, languages without an analyzer
authors, affiliations       0.5
the whole query as a phrase 1: somebody who copies a sentence wants the paper it stands in
published lately            see `recency`
a synonym                   0.9 of what its words in the query would be worth; the better one counts

Words are joined by OR: a paper that misses one ranks lower. Measured against AND and minimum
shares, which lose most of what readers look for. What must be there says `structure`.
"""

from collections.abc import Mapping

from elasticsearch.dsl import Q
from elasticsearch.dsl.query import (
    Bool,
    DisMax,
    Match,
    MatchAll,
    MatchBoolPrefix,
    MatchPhrase,
    MultiMatch,
    Query,
)

from search.analysis import ANALYSED_LANGUAGES, LATIN, NEUTRAL
from search.documents.mapping import EVERYWHERE
from search.queries.query_language import SCRIPTS
from search.queries.query_text import QueryText
from search.queries.recency import prefer_recent
from search.queries.synonyms import Meaning

PARTS = {"all": 1.0, "title": 0.5, "abstract": 0.3}
OTHER_LANGUAGE_WEIGHT = 0.3
NEUTRAL_WEIGHT = 0.2
PEOPLE_WEIGHT = 0.5
PHRASE_WEIGHT = 1.0
SINGLE_SIGN_WEIGHT = 0.1
SYNONYM_WEIGHT = 0.9


def language_weight(language: str, query: QueryText) -> float:
    return 1.0 if query.language in ("", language) else OTHER_LANGUAGE_WEIGHT


def library_query(query: QueryText) -> Query:
    """What scores and selects documents."""
    if not (query.text or query.prefixes):
        return MatchAll()
    should: list[Query] = [
        DisMax(queries=[*_in_languages(query.text, query), *_widened(query)]),
        Match(**{EVERYWHERE: {"query": query.text, "boost": NEUTRAL_WEIGHT}}),
        MultiMatch(query=query.text, fields=["authors", "affiliations"], boost=PEOPLE_WEIGHT),
        *(MatchBoolPrefix(**{EVERYWHERE: {"query": each}}) for each in query.prefixes),
    ]
    if " " in query.text or query.language == "zh":
        should.append(MatchPhrase(**{EVERYWHERE: {"query": query.text, "boost": PHRASE_WEIGHT}}))
    return prefer_recent(Bool(should=should, minimum_should_match=1))


def passage_query(query: QueryText) -> Query:
    """What scores the pages of a document, to choose the passages that are shown."""
    words = [
        Match(
            **{f"pages.text_{each}": {"query": query.text, "boost": language_weight(each, query)}}
        )
        for each in (*ANALYSED_LANGUAGES, NEUTRAL)
    ]
    whole = _phrase(query.text, "pages.text_{}", boost=2)
    quoted = [_phrase(phrase, "pages.text_{}", boost=4) for phrase in query.phrases]
    others = [
        DisMax(queries=_synonyms(meaning, {"pages.text": 1.0}, query), boost=2)
        for meaning in query.meanings.found
    ]
    return Bool(should=[DisMax(queries=words), whole, *quoted, *others], minimum_should_match=1)


def abstract_query(query: QueryText) -> Query:
    """What is marked in an abstract, where no page answers."""
    fields = [f"abstract_{language}" for language in (*ANALYSED_LANGUAGES, NEUTRAL)]
    words = MultiMatch(query=query.text, fields=fields)
    others = [
        other
        for meaning in query.meanings.found
        for other in _synonyms(meaning, {"abstract": 1.0}, query)
    ]
    return Bool(should=[words, *others])


def _in_languages(text: str, query: QueryText) -> list[Query]:
    """The text in the fields of each language."""
    return [
        MultiMatch(
            query=text,
            type="most_fields",
            fields=[
                *(f"{part}_{each}^{weight}" for part, weight in PARTS.items()),
                *([f"all_zh.uni^{SINGLE_SIGN_WEIGHT}"] if each == "zh" else []),
            ],
            boost=language_weight(each, query),
        )
        for each in ANALYSED_LANGUAGES
    ]


def _widened(query: QueryText) -> list[Query]:
    """The query once more, each word or name in it together with its synonyms.

    Beside the plain query in one dis_max: whatever a paper is worth without synonyms, it keeps.
    """
    if not query.meanings:
        return []
    parts = [
        DisMax(
            queries=[
                *_in_languages(meaning.typed, query),
                *_synonyms(meaning, PARTS, query),
            ]
        )
        for meaning in query.meanings.found
    ]
    if query.meanings.rest:
        parts.append(DisMax(queries=_in_languages(query.meanings.rest, query)))
    return [Bool(should=parts, minimum_should_match=1)]


def _synonyms(meaning: Meaning, parts: Mapping[str, float], query: QueryText) -> list[Query]:
    """What means the same, each as it stands, in the fields of the languages it may be of."""
    return [
        MultiMatch(
            query=name,
            type="phrase",
            tie_breaker=1.0,  # the parts of a paper are added up, as for the words of the query
            fields=[
                f"{part}_{each}^{SYNONYM_WEIGHT * weight * language_weight(each, query):.3f}"
                for each in _languages_of(name)
                for part, weight in parts.items()
            ],
        )
        for name in meaning.others
    ]


def _languages_of(name: str) -> tuple[str, ...]:
    """By its script; a short form in Latin letters, as BRICS, stands in papers of any language."""
    for language, letters in SCRIPTS.items():
        if letters.search(name):
            return (language,)
    return LATIN if len(name.split()) > 1 else ANALYSED_LANGUAGES


def _phrase(phrase: str, field: str, boost: float = 1.0) -> Query:
    return DisMax(
        queries=[
            Q("match_phrase", **{field.format(language): {"query": phrase}})
            for language in (*ANALYSED_LANGUAGES, NEUTRAL)
        ],
        boost=boost,
    )
