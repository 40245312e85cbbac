"""RESULTS.md: the last run of each size of library, on each database."""

import re
from pathlib import Path

PATH = Path(__file__).parent / "RESULTS.md"
HEAD = """\
# How fast the search is

Written by `make bench ARGS="--write"`, a section for each size of library and each database; a
new run replaces its section. What is measured stands in the modules of this folder. Compare figures
within one run only: the times are those of one machine on one day, the ratios are not.
"""


def record(title: str, text: str, *, path: Path = PATH) -> None:
    """Put the section `title` into the file in place of the one of that title, or at the end."""
    sections = _sections(path.read_text(encoding="utf-8")) if path.exists() else {}
    sections[title] = text.strip()
    bodies = [f"## {name}\n\n{body}\n" for name, body in sections.items()]
    path.write_text("\n".join([HEAD, *bodies]), encoding="utf-8")


def _sections(text: str) -> dict[str, str]:
    _, *parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return {name: body.strip() for name, body in zip(parts[::2], parts[1::2], strict=True)}
