"""How well the search finds: `python benchmarks/relevance.py DIR [DIR ...]`.

Each DIR is a judged collection. It is imported into an empty site by `manage.py import_papers`,
sent to the index as the worker does, and every question is asked of the JSON API, which is told
nothing but its words. Prints nDCG@10, recall@100 and mean reciprocal rank, beside the figures that
a README.md beside DIR gives for it.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])

from ir_measures import RR, R, ScoredDoc, calc_aggregate, nDCG  # noqa: E402
from tqdm import tqdm  # noqa: E402

from benchmarks.empty_site import EmptySite, empty_site  # noqa: E402
from benchmarks.judged_collection import Figure, JudgedCollection  # noqa: E402

HITS = 100
TRIES = 30  # a second apart
NETWORK = "judged-collection"
# Measure to the word that a heading of the README must hold to be its figure.
MEASURES = {nDCG @ 10: "ndcg@10", R @ 100: "recall@100", RR: "mrr"}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    folders = parser.parse_args().folders
    try:
        collections = [JudgedCollection.open(folder) for folder in folders]
    except FileNotFoundError as problem:
        parser.error(str(problem))
    with empty_site() as site:
        for collection in collections:
            _report(collection, measure(site, collection))


def measure(site: EmptySite, collection: JudgedCollection) -> dict:
    """Measure to value, of one collection on the emptied site."""
    site.renew()
    papers = site.folder / f"{collection.name}.jsonl"
    collection.write_list(papers)
    _import(papers)
    _index(collection.name)
    run = list(_answers(collection))
    return calc_aggregate(list(MEASURES), collection.judgements, run)


def _import(papers: Path) -> None:
    from django.core.management import call_command

    try:
        call_command(
            "import_papers", str(papers), network=NETWORK, create_network=True, publish=True
        )
    except SystemExit:
        print("Some papers were refused; they count as not found.", file=sys.stderr)


def _index(name: str) -> None:
    from search.actions.send_jobs import send_jobs
    from search.connection import writing_client
    from search.indices import alias_name
    from search.models import IndexJob

    waiting = IndexJob.objects.count()
    with tqdm(total=waiting, desc=f"{name}: indexing", unit=" papers", disable=None) as bar:
        while sent := send_jobs():
            bar.update(sent)
    if left := IndexJob.objects.count():
        raise SystemExit(f"{left} papers of {name} could not be indexed.")
    writing_client().indices.refresh(index=alias_name())


def _answers(collection: JudgedCollection) -> Iterator[ScoredDoc]:
    """What the API answers, best first; a paper's rank stands in for its score."""
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    asking = tqdm(
        collection.queries.items(), f"{collection.name}: asking", unit=" queries", disable=None
    )
    for query, text in asking:
        for rank, hit in enumerate(_hits(client, text)):
            yield ScoredDoc(query, hit["external_id"], -rank)


def _hits(client, text: str) -> list[dict]:
    """The hits for a question; asked again where a busy machine let the database answer."""
    for _ in range(TRIES):
        answer = client.get("/api/v1/search", {"q": text, "page_size": HITS})
        if answer.status_code != 200:
            break
        body = answer.json()
        if not body["degraded"]:
            return body["results"]
        time.sleep(1)
    raise SystemExit(f"The search did not answer “{text}” (status {answer.status_code}).")


def _report(collection: JudgedCollection, values: dict) -> None:
    known = collection.known_figures()
    print(f"\n{collection.name}: {len(collection.queries)} queries")
    for measure, word in MEASURES.items():
        value = values[measure]
        print(f"  {word:12} {value:.4f}")
        for figure in known:
            if word in figure.how.lower():
                print(f"  {'':12} {_compared(value, figure)}")
    print(flush=True)


def _compared(value: float, figure: Figure) -> str:
    ratio = value / figure.value if figure.value else float("inf")
    return f"{ratio:.3f} times {figure.value:.4f} ({figure.how})"


if __name__ == "__main__":
    main()
