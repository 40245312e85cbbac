"""The query of the library: every language searched at once, because nobody is asked for theirs.

what                        weight
all_L + 0.2 * title_L       1 for the language the query is surely in, 0.3 for each other; 1 for
                            all where that is not sure; the best one counts, they are not added up
all_any                     0.1: stop words, names, languages without an analyzer
authors, affiliations       0.5
the whole query as a phrase 1: somebody who copies a sentence wants the paper it stands in

Words are joined by OR: a paper that misses one ranks lower. Measured against AND and minimum
shares, which lose most of what readers look for. What must be there says `structure`.
"""

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

from search.analysis import ANALYSED_LANGUAGES, NEUTRAL
from search.documents.mapping import EVERYWHERE
from search.queries.query_text import QueryText

TITLE_WEIGHT = 0.2
OTHER_LANGUAGE_WEIGHT = 0.3
NEUTRAL_WEIGHT = 0.1
PEOPLE_WEIGHT = 0.5
PHRASE_WEIGHT = 1.0


def language_weight(language: str, query: QueryText) -> float:
    return 1.0 if query.language in ("", language) else OTHER_LANGUAGE_WEIGHT


def library_query(query: QueryText) -> Query:
    """What scores and selects documents."""
    if not (query.text or query.prefixes):
        return MatchAll()
    should: list[Query] = [
        DisMax(queries=[_in_language(query, language) for language in ANALYSED_LANGUAGES]),
        Match(**{EVERYWHERE: {"query": query.text, "boost": NEUTRAL_WEIGHT}}),
        MultiMatch(query=query.text, fields=["authors", "affiliations"], boost=PEOPLE_WEIGHT),
        *(MatchBoolPrefix(**{EVERYWHERE: {"query": each}}) for each in query.prefixes),
    ]
    if " " in query.text or query.language == "zh":
        should.append(MatchPhrase(**{EVERYWHERE: {"query": query.text, "boost": PHRASE_WEIGHT}}))
    return Bool(should=should, minimum_should_match=1)


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
    return Bool(should=[DisMax(queries=words), whole, *quoted], minimum_should_match=1)


def abstract_query(query: QueryText) -> Query:
    """What is marked in an abstract, where no page answers."""
    fields = [f"abstract_{language}" for language in (*ANALYSED_LANGUAGES, NEUTRAL)]
    return MultiMatch(query=query.text, fields=fields)


def _in_language(query: QueryText, language: str) -> Query:
    return MultiMatch(
        query=query.text,
        type="most_fields",
        fields=[f"all_{language}", f"title_{language}^{TITLE_WEIGHT}"],
        boost=language_weight(language, query),
    )


def _phrase(phrase: str, field: str, boost: float = 1.0) -> Query:
    return DisMax(
        queries=[
            Q("match_phrase", **{field.format(language): {"query": phrase}})
            for language in (*ANALYSED_LANGUAGES, NEUTRAL)
        ],
        boost=boost,
    )
