"""Bring a whole list into a network, piece by piece, and tell of each row what became of it."""

from collections.abc import Iterable, Iterator

from networks.models import NetworkPage
from research.actions.import_papers import import_papers, try_papers
from research.imports.paper_list import PaperList
from research.imports.paper_row import PaperRow, RowCheck
from research.imports.refusal import RowRefused
from research.imports.row_result import RowResult

PIECE = 50  # rows; others wait for less than a second while they are written


def import_list(
    *, papers: PaperList, network: NetworkPage | None, publish: bool, dry_run: bool = False
) -> Iterator[RowResult]:
    """Yield a result for each row, as pieces of the list are through; holds one piece in memory.

    A dry run writes nothing, and may be given no network: one that is still to be made.
    """
    take = try_papers if dry_run else import_papers
    for piece in _pieces(_checked(papers)):
        yield from (item for item in piece if isinstance(item, RowResult))
        rows = [item for item in piece if isinstance(item, PaperRow)]
        yield from take(network=network, rows=rows, publish=publish)


def _checked(papers: PaperList) -> Iterator[PaperRow | RowResult]:
    """Each row checked, or the result that says why it is refused."""
    check = RowCheck(papers.path.parent)
    for row in papers.rows():
        try:
            yield check(row)
        except RowRefused as refusal:
            yield RowResult(row.line, row.external_id, reason=str(refusal))


def _pieces(items: Iterable[PaperRow | RowResult]) -> Iterator[list[PaperRow | RowResult]]:
    """Pieces of at most PIECE rows; a row with a file, which takes its time, is a piece itself."""
    piece: list[PaperRow | RowResult] = []
    for item in items:
        if isinstance(item, PaperRow) and item.content.file:
            yield from filter(None, (piece, [item]))
            piece = []
        elif len(piece) == PIECE - 1:
            yield [*piece, item]
            piece = []
        else:
            piece.append(item)
    if piece:
        yield piece
