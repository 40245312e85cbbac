"""LibrarySearch: a SearchRequest as one Elasticsearch request, passages and facets included."""

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, MatchAll, Nested, Query

from networks.visitor import OUTSIDER, Visitor
from search.documents.mapping import PASSAGE_TEXT
from search.indices import alias_name
from search.queries.did_you_mean import did_you_mean_body
from search.queries.facet_aggregations import facet_aggregations
from search.queries.filters import chosen_filters, visible_filter
from search.queries.library_query import abstract_query, library_query, passage_query
from search.queries.query_text import QueryText
from search.queries.search_request import NEWEST, OLDEST, RELEVANCE, TITLE, SearchRequest
from search.queries.structure import structure
from search.results import MARK_END, MARK_START

PASSAGES = 3
PASSAGE_LENGTH = 240  # characters

# The last one settles the order of equals, so that no hit stands on two pages of results.
ORDERS = {
    RELEVANCE: ["_score", {"page": "desc"}],
    NEWEST: [{"date": {"order": "desc", "missing": "_last"}}, {"page": "desc"}],
    OLDEST: [{"date": {"order": "asc", "missing": "_last"}}, {"page": "asc"}],
    TITLE: [{"sort_title": {"order": "asc", "missing": "_last"}}, {"page": "asc"}],
}


class LibrarySearch:
    """One request to the index. Nothing outside `search` sees its parts."""

    def __init__(self, request: SearchRequest, visitor: Visitor = OUTSIDER):
        self.request = request
        self.visitor = visitor
        self.query = QueryText(request.q)

    def search(self) -> Search:
        """One page of hits with passages, all facets, and the number of all hits."""
        search = self._ordered().post_filter(self._choices_and_passages())
        if self.query.text:
            search = search.highlight_options(**self._highlighting())
            search = search.highlight(
                "abstract_*", highlight_query=abstract_query(self.query).to_dict()
            )
            if self.request.page == 1:
                search = search.extra(suggest=did_you_mean_body(self.query))
        for name, aggregation in facet_aggregations(self.request).items():
            search.aggs.bucket(name, aggregation)
        return search[self.request.start : self.request.start + self.request.page_size]

    def selection(self) -> Search:
        """All hits in their order, and nothing about them but their ids."""
        return self._ordered().post_filter(Bool(filter=chosen_filters(self.request)))

    def _ordered(self) -> Search:
        search = Search(index=alias_name()).query(self._found())
        return search.source(False).sort(*ORDERS[self._order]).extra(track_total_hits=True)

    @property
    def _order(self) -> str:
        without_score = self.request.order == RELEVANCE and not self.query.text
        return NEWEST if without_score else self.request.order

    def _found(self) -> Query:
        """The structure of the query selects; its words select only where it leaves that open."""
        required, excluded = structure(self.query)
        scored = [library_query(self.query)]
        return Bool(
            must=scored if self.query.words_select else [],
            should=[] if self.query.words_select else scored,
            filter=[visible_filter(self.visitor), *required],
            must_not=excluded,
        )

    def _choices_and_passages(self) -> Query:
        """The filters of the facets, beside an optional clause that asks for passages.

        Lucene skips the optional clause when it selects documents; Elasticsearch still answers
        its inner hits.
        """
        filters = chosen_filters(self.request) or [MatchAll()]
        return Bool(filter=filters, should=[self._passages()] if self.query.text else [])

    def _passages(self) -> Query:
        return Nested(
            path="pages",
            query=passage_query(self.query),
            inner_hits={
                "size": PASSAGES,
                "_source": False,
                "docvalue_fields": ["pages.n", "pages.file", "pages.language"],
                "highlight": {**self._highlighting(), "fields": {PASSAGE_TEXT: {}}},
            },
        )

    def _highlighting(self) -> dict:
        return {
            "type": "unified",
            "number_of_fragments": 1,
            "fragment_size": PASSAGE_LENGTH,
            "pre_tags": [MARK_START],
            "post_tags": [MARK_END],
            "require_field_match": True,
        }
