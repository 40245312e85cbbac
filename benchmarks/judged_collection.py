"""JudgedCollection: papers, questions, and who judged which paper to answer which question."""

import gzip
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from textwrap import shorten

from ir_measures import Qrel

FILES = ("docs.jsonl.gz", "queries.jsonl", "qrels.tsv")
TITLE_LENGTH = 100  # characters of the text, where a document has no title
LONGEST_TITLE = 250  # characters; the rest of a longer one goes before the text


@dataclass(frozen=True)
class Figure:
    """A figure somebody else reached; `how` is the heading of its column."""

    how: str
    value: float


@dataclass(frozen=True)
class JudgedCollection:
    """A folder with `docs.jsonl.gz` (id, title, text), `queries.jsonl` (id, text), `qrels.tsv`."""

    folder: Path

    @classmethod
    def open(cls, folder: Path) -> "JudgedCollection":
        """Raises FileNotFoundError that names what the folder lacks."""
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise FileNotFoundError(f"{folder} is no judged collection: no {', '.join(missing)}")
        return cls(folder)

    @property
    def name(self) -> str:
        return self.folder.resolve().name

    def write_list(self, path: Path) -> None:
        """Write the documents as a list that `import_papers` takes.

        The title is never empty, and a document without a word is left out.
        """
        with (
            gzip.open(self.folder / "docs.jsonl.gz", "rt", encoding="utf-8") as documents,
            path.open("w", encoding="utf-8") as rows,
        ):
            for row in map(json.loads, filter(str.strip, documents)):
                title = row.get("title", "").strip() or _beginning(row["text"])
                if title:
                    text = f"{title[LONGEST_TITLE:]} {row['text']}".strip()
                    listed = {
                        "external_id": str(row["id"]),
                        "title": title[:LONGEST_TITLE],
                        "text": text,
                    }
                    rows.write(json.dumps(listed, ensure_ascii=False) + "\n")

    @cached_property
    def queries(self) -> dict[str, str]:
        """Query id to text, for those that have a judgement."""
        lines = (self.folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
        judged = {judgement.query_id for judgement in self.judgements}
        rows = (json.loads(line) for line in lines if line.strip())
        return {str(row["id"]): row["text"] for row in rows if str(row["id"]) in judged}

    @cached_property
    def judgements(self) -> list[Qrel]:
        lines = (self.folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]
        rows = (line.split("\t") for line in lines if line.strip())
        return [Qrel(query, document, int(grade)) for query, document, grade in rows]

    def known_figures(self) -> list[Figure]:
        """What a README.md in or beside the folder says of the collection, in its table."""
        for folder in (self.folder.resolve(), self.folder.resolve().parent):
            readme = folder / "README.md"
            if readme.is_file():
                return _figures(readme.read_text(encoding="utf-8"), self.name)
        return []


def _beginning(text: str) -> str:
    return shorten(text, TITLE_LENGTH, placeholder="") or text[:TITLE_LENGTH].strip()


def _figures(readme: str, name: str) -> list[Figure]:
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in readme.splitlines()
        if line.strip().startswith("|")
    ]
    own = next((row for row in rows if row[0] == name), None)
    if own is None or len(own) != len(rows[0]):
        return []
    return [
        Figure(heading, float(cell))
        for heading, cell in zip(rows[0], own, strict=True)
        if re.fullmatch(r"[01]?\.\d+", cell)
    ]
