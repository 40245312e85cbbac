"""Lists of papers for tests, the command that imports them, and what is in the site then."""

import csv
import gzip
import io
import json
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command

from research.models import PaperPage


@dataclass
class Run:
    code: int
    out: str
    err: str

    @property
    def summary(self) -> str:
        return self.out.strip().splitlines()[-1]


def run(file: Path, *options: str, network: str = "south-centre") -> Run:
    """Run the command as a shell would see it."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    arguments = [str(file), "--network", network, *options]
    try:
        call_command("import_papers", *arguments, stdout=out, stderr=err)
    except CommandError as error:
        code = error.returncode
        err.write(str(error))
    except SystemExit as end:
        code = end.code
    return Run(code, out.getvalue(), err.getvalue())


def paper_row(**cells) -> dict:
    """A row with everything in it; `cells` replace or add to it."""
    row = {
        "external_id": "A-1",
        "title": "Ports and credit in East Africa",
        "abstract": "How ports changed the price of credit.",
        "authors": "Demo Researcher 1 <0000-0002-1825-0097> (Institute of Trade);Demo Researcher 2",
        "date": "2024-05",
        "language": "en",
        "kind": "policy-brief",
        "topics": "trade; climate-change",
        "sdgs": "8; 13",
        "countries": "KE; TZ",
        "keywords": "ports; credit",
        "doi": "10.1234/ports.1",
        "text": "Harbours lower what farmers pay for loans.",
    }
    return row | cells


def short_row(number: int = 1, **cells) -> dict:
    return {
        "external_id": f"S-{number}",
        "title": f"Short paper {number}",
        "language": "en",
        "date": "2023",
        **cells,
    }


def write_csv(folder: Path, rows: list[dict], *, delimiter=",", encoding="utf-8") -> Path:
    path = folder / "papers.csv"
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, columns, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_jsonl(folder: Path, rows: list, *, name="papers.jsonl") -> Path:
    path = folder / name
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    content = "".join(f"{line}\n" for line in lines).encode()
    path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    return path


def paper(external_id: str = "A-1") -> PaperPage:
    return PaperPage.objects.get(external_id=external_id)


def everything() -> dict[str, int]:
    """How many rows each table has, and how many files there are."""
    models = apps.get_models(include_auto_created=True)
    counts = {model._meta.db_table: model._default_manager.count() for model in models}
    counts["files"] = sum(path.is_file() for path in _stored())
    return counts


def _stored():
    for folder in ("papers", "media"):
        yield from (Path(settings.VAR_DIR) / folder).rglob("*")
