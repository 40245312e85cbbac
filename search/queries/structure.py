"""The structure of a query as filters: what must and what must not stand in a paper.

in the tree           looked for in
word, "some words"    all_L for every language, each with its own analyzer, and all_any
word*                 all_any, which knows no stems
title:                title_L for every language, and `titles`
author:               `authors`: the words of one name, in any order
topic:                `topic_names`, or the slug in `topic`
country:              `country_names`, or a code of ISO 3166 in `country`
year:                 `year`

Quoted words are analysed as the papers were, without synonyms and with only the stop words of the
field's language left out, so that they must stand in a paper as they are.
"""

from collections.abc import Callable

from elasticsearch.dsl.query import (
    Bool,
    DisMax,
    MatchBoolPrefix,
    MatchPhrase,
    MultiMatch,
    Query,
    Range,
    Term,
)

from search.analysis import INDEX_ANALYZERS
from search.documents.mapping import EVERYWHERE
from search.queries.country_codes import alpha2_of
from search.queries.query_text import QueryText
from search.queries.syntax.tree import All, Either, Field, Group, Node, Not, Phrase, Prefix, Years

ONE_SIGN = "all_zh.uni"  # where a Chinese word of one character is found
# Between the words of one name; two names are farther apart (Elasticsearch puts 100 places
# between the values of a field).
WITHIN_A_NAME = 50


def structure(query: QueryText) -> tuple[list[Query], list[Query]]:
    """(what must match, what must not match); both empty for a query of plain words."""
    tree = query.tree
    return list(map(_condition, tree.required)), list(map(_condition, tree.excluded))


def _condition(node: Node) -> Query:
    match node:
        case Group() | All() | Either() | Not():
            return _joint(node)
        case Years(first, last):
            bounds = {"gte": first, "lte": last}
            return Range(year={name: year for name, year in bounds.items() if year is not None})
        case Field(name, value):
            return _FIELDS[name](value)
    return _stands(node, "all_{}", EVERYWHERE)


def _joint(node: Group | All | Either | Not) -> Query:
    if isinstance(node, Not):
        return Bool(must_not=[_condition(node.part)])
    if isinstance(node, All):
        return Bool(filter=list(map(_condition, node.parts)))
    if isinstance(node, Either):
        return Bool(should=list(map(_condition, node.parts)), minimum_should_match=1)
    wishes = [] if node.required else list(map(_condition, node.wishes))
    return Bool(
        filter=list(map(_condition, node.required)),
        must_not=list(map(_condition, node.excluded)),
        should=wishes,
        minimum_should_match=1 if wishes else 0,
    )


def _stands(node: Node, field: str, unstemmed: str) -> Query:
    """A word, phrase or prefix in any of the fields that `field` names for a language."""
    if isinstance(node, Prefix):
        return _begins(node, unstemmed)
    if isinstance(node, Phrase):
        return DisMax(queries=[_quoted(node.text, field, each) for each in INDEX_ANALYZERS])
    fields = {field.format(each) for each in INDEX_ANALYZERS} | {unstemmed}
    if len(node.text) == 1:
        fields.add(ONE_SIGN)
    return MultiMatch(query=node.text, type="phrase", fields=sorted(fields))


def _quoted(text: str, field: str, language: str) -> Query:
    analyzer = INDEX_ANALYZERS[language].to_dict()
    return MatchPhrase(**{field.format(language): {"query": text, "analyzer": analyzer}})


def _begins(node: Prefix, field: str) -> Query:
    return MatchBoolPrefix(**{field: {"query": node.text, "operator": "and"}})


def _title(value: Node) -> Query:
    return _stands(value, "title_{}", "titles")


def _author(value: Node) -> Query:
    if isinstance(value, Prefix):
        return _begins(value, "authors")
    return MatchPhrase(authors={"query": value.text, "slop": WITHIN_A_NAME})


def _topic(value: Node) -> Query:
    return _named(value, "topic_names", Term(topic=value.text.strip().lower()))


def _country(value: Node) -> Query:
    return _named(value, "country_names", Term(country=alpha2_of(value.text.strip())))


def _named(value: Node, field: str, by_code: Query) -> Query:
    if isinstance(value, Prefix):
        return _begins(value, field)
    return Bool(should=[by_code, MatchPhrase(**{field: value.text})], minimum_should_match=1)


_FIELDS: dict[str, Callable[[Node], Query]] = {
    "title": _title,
    "author": _author,
    "topic": _topic,
    "country": _country,
}
