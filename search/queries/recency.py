"""A mild preference for recent papers, which never overturns a clearly better answer.

published           a paper's worth is multiplied by
today               1.1
ten years ago       1.05
twenty years ago    1.025
on an unknown day   1.05
"""

from elasticsearch.dsl.function import SF
from elasticsearch.dsl.query import Bool, Exists, FunctionScore, Query

NEWEST = 0.1
HALVED_EVERY = "3650d"
UNDATED = NEWEST / 2


def prefer_recent(query: Query) -> Query:
    dated = Exists(field="date")
    halving = {"origin": "now/d", "scale": HALVED_EVERY, "decay": 0.5}
    return FunctionScore(
        query=query,
        functions=[
            SF({"weight": 1}),
            SF({"exp": {"date": halving}, "filter": dated, "weight": NEWEST}),
            SF({"filter": Bool(must_not=[dated]), "weight": UNDATED}),
        ],
        score_mode="sum",
        boost_mode="multiply",
    )
