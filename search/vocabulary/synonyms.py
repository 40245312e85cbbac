"""Reads `synonyms.txt`, the groups that a new site starts with."""

import re
from pathlib import Path

FILE = Path(__file__).with_suffix(".txt")


def synonyms() -> list[list[str]]:
    """The groups, each a list of words and names; lines that begin with # are comments."""
    text = re.sub(r"^#.*\n", "", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [group.split("\n") for group in re.split(r"\n{2,}", text.strip())]
