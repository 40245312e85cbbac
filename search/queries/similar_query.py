"""What resembles a paper: its own words, and what editors tagged it with.

clause                           weight
rare words in all_L              1: in each language L of its title and abstracts; the best counts
a topic, or its name in a title  3: names of every site language, so that a French paper finds a
                                 Spanish one
an SDG, a country                1: no reason to show a paper, only to show it earlier

The rarer a word, topic, goal or country is in the library, the more it says.
"""

from collections.abc import Mapping

from elasticsearch.dsl.query import Bool, DisMax, Ids, MatchPhrase, MoreLikeThis, Query, Term

from networks.visitor import Visitor
from research.models import PaperPage, Topic
from search.documents.paper_document import field_language
from search.queries.filters import visible_filter

TOPIC_WEIGHT = 3
TAG_WEIGHT = 1
# Of the words of an abstract, the forty that tell most, if two papers hold them at least (one is
# the paper itself): a library may have fifteen papers or fifty thousand. Two must be shared, of
# many a seventh. Measured on four test collections by how often two papers answer one question:
# 0.47 of the four shown; 0.38 with the share of 30 % and the 25 words that are Elasticsearch's own.
WORDS = {
    "min_term_freq": 1,
    "min_doc_freq": 2,
    "max_query_terms": 40,
    "minimum_should_match": "2<2 13<15%",
}


def similar_query(paper: PaperPage, texts: Mapping[str, str], visitor: Visitor) -> Query:
    """`texts` maps languages to what describes the paper in them."""
    same_words = DisMax(queries=[_same_words(*description) for description in texts.items()])
    reasons = [same_words, *(_same_topic(topic) for topic in paper.topics.all())]
    return Bool(
        must=[Bool(should=reasons, minimum_should_match=1)],
        should=[
            *(_tag("sdg", str(sdg.pk)) for sdg in paper.sdgs.all()),
            *(_tag("country", country.pk) for country in paper.countries.all()),
        ],
        filter=[visible_filter(visitor)],
        must_not=[Ids(values=[paper.pk])],
    )


def _same_words(language: str, text: str) -> Query:
    return MoreLikeThis(fields=[f"all_{field_language(language)}"], like=text, **WORDS)


def _same_topic(topic: Topic) -> Query:
    in_titles = [
        MatchPhrase(**{f"title_{language}": {"query": name}})
        for language, name in topic.names.items()
    ]
    return DisMax(queries=[Term(topic={"value": topic.slug}), *in_titles], boost=TOPIC_WEIGHT)


def _tag(field: str, value: str) -> Query:
    return Term(**{field: {"value": value, "boost": TAG_WEIGHT}})
