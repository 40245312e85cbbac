"""The small markup of the demo papers' texts, read into blocks and into plain text.

Paragraphs are separated by empty lines. `## ` opens a heading, `===` alone starts a new page,
`@fr` alone says that French follows, and `**words**` are bold.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True)
class Block:
    """A piece of text; `kind` is "heading", "paragraph" or "page-break" (which has no text)."""

    kind: str
    text: str
    language: str


def read_blocks(body: str, language: str) -> Iterator[Block]:
    """Yield the blocks of a text that begins in `language`."""
    for piece in re.split(r"\n\s*\n", body.strip()):
        piece = " ".join(piece.split())
        if switch := re.fullmatch(r"@([a-z]{2})", piece):
            language = switch[1]
        elif piece == "===":
            yield Block("page-break", "", language)
        elif piece.startswith("## "):
            yield Block("heading", piece.removeprefix("## "), language)
        else:
            yield Block("paragraph", piece, language)


def plain_text(body: str) -> str:
    """The text without its markup, paragraphs separated by an empty line."""
    blocks = read_blocks(body, "")
    return "\n\n".join(BOLD.sub(r"\1", block.text) for block in blocks if block.text)
