"""The site's own Elasticsearch bodies, sent without the site: the floor that it is measured by."""

import json
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.http import QueryDict

from benchmarks.failure import BenchFailed
from benchmarks.questions import Question, Target
from search.forms import read_request
from search.queries.library_search import LibrarySearch

JSON = {"Content-Type": "application/json"}


def search_bodies(query_strings: Sequence[str]) -> list[dict]:
    """What the site asks Elasticsearch for each of the searches."""
    requests = [read_request(QueryDict(asked)) for asked in query_strings]
    return [LibrarySearch(request).search().to_dict() for request in requests]


def without_passages(body: dict) -> dict:
    """The same search without passages and what marks the found words in them."""
    bare = _stripped(body)
    if "inner_hits" in json.dumps(bare):
        raise BenchFailed("A search asks for passages at a place that the benchmark does not know.")
    return bare


def raw_target(name: str, *, url: str, index: str, bodies: Sequence[dict]) -> Target:
    address = urlsplit(url)
    return Target(
        name=name,
        host=address.hostname or "",
        port=address.port or 9200,
        questions=[
            Question(f"/{index}/_search", json.dumps(body).encode(), JSON) for body in bodies
        ],
    )


def _stripped(part):
    if isinstance(part, list):
        return [_stripped(each) for each in part if not _asks_for_passages(each)]
    if isinstance(part, dict):
        return {name: _stripped(each) for name, each in part.items() if name != "highlight"}
    return part


def _asks_for_passages(clause) -> bool:
    return isinstance(clause, dict) and "inner_hits" in clause.get("nested", {})
