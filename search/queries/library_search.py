"""LibrarySearch: a SearchRequest as one Elasticsearch request, passages included."""

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, MatchAll, Nested, Query, Terms

from search.connection import reading_client
from search.documents.mapping import PASSAGE_TEXT
from search.indices import alias_name
from search.queries.library_query import abstract_query, library_query, passage_query
from search.queries.query_text import QueryText
from search.queries.search_request import SearchRequest
from search.results import MARK_END, MARK_START

PASSAGES = 3
PASSAGE_LENGTH = 240  # characters


class LibrarySearch:
    """One request to the index. Nothing outside `search` sees its parts."""

    def __init__(self, request: SearchRequest):
        self.request = request
        self.query = QueryText(request.q)

    def search(self) -> Search:
        search = Search(using=reading_client(), index=alias_name())
        search = search.query(Bool(must=[library_query(self.query)], filter=self._filters()))
        search = search.source(False).extra(track_total_hits=True)
        if self.query.text:
            search = search.post_filter(self._passages()).highlight_options(**self._highlighting())
            search = search.highlight(
                "abstract_*", highlight_query=abstract_query(self.query).to_dict()
            )
        else:
            search = search.sort({"date": {"order": "desc", "missing": "_last"}}, "_doc")
        return search[self.request.start : self.request.start + self.request.page_size]

    def _filters(self) -> list[Query]:
        return [Terms(**{field: list(values)}) for field, values in self.request.filters.items()]

    def _passages(self) -> Query:
        """An optional clause that asks for passages and neither filters nor scores.

        Lucene skips it when it selects documents; Elasticsearch still answers its inner hits.
        """
        pages = Nested(
            path="pages",
            query=passage_query(self.query),
            inner_hits={
                "size": PASSAGES,
                "_source": False,
                "docvalue_fields": ["pages.n", "pages.file", "pages.language"],
                "highlight": {**self._highlighting(), "fields": {PASSAGE_TEXT: {}}},
            },
        )
        return Bool(filter=[MatchAll()], should=[pages])

    def _highlighting(self) -> dict:
        return {
            "type": "unified",
            "number_of_fragments": 1,
            "fragment_size": PASSAGE_LENGTH,
            "pre_tags": [MARK_START],
            "post_tags": [MARK_END],
            "require_field_match": True,
        }
