"""How tests ask the library: through the API, as an outsider."""


def ids(client, q="", **filters):
    """Page ids of an API search, in order."""
    answer = client.get("/api/v1/search", {"q": q, **filters})
    assert answer.status_code == 200, answer.content
    body = answer.json()
    assert not body["degraded"]
    return [result["id"] for result in body["results"]]


def passages(client, q):
    """The passages of the first hit."""
    answer = client.get("/api/v1/search", {"q": q}).json()
    assert not answer["degraded"]
    return answer["results"][0]["passages"]
