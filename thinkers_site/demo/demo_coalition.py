"""The networks and institutions of the demo content: `coalition.toml` read into dataclasses."""

import datetime
import tomllib
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parent / "coalition.toml"


@dataclass(frozen=True)
class DemoInstitution:
    """`country` is a two-letter code, empty for a body of many States."""

    slug: str
    title: str
    short_name: str
    kind: str
    country: str
    website: str
    profile: str


@dataclass(frozen=True)
class DemoMembership:
    """One member: either `institution` or `network` holds its slug."""

    institution: str = ""
    network: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True)
class DemoNetwork:
    """`chair` is the slug of an institution; `description` is a list of plain paragraphs."""

    slug: str
    title: str
    short_name: str
    theme: str
    website: str
    chair: str
    description: list[str]
    members: list[DemoMembership]


def load_demo_institutions() -> list[DemoInstitution]:
    return [DemoInstitution(**row) for row in _source()["institutions"]]


def load_demo_networks() -> list[DemoNetwork]:
    """Return the networks; load the institutions first, since networks refer to them."""
    return [
        DemoNetwork(**{**row, "members": [DemoMembership(**member) for member in row["members"]]})
        for row in _source()["networks"]
    ]


def _source() -> dict[str, list[dict]]:
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))
