"""Bring a piece of a list into a network: every row that is right, in one transaction."""

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from networks.models import NetworkPage
from research.actions.import_paper import Imported, import_paper
from research.imports.database_search import indexed_together
from research.imports.known_paper import KnownPaper, known_papers
from research.imports.paper_row import PaperRow
from research.imports.plan import plan_import
from research.imports.refusal import RowRefused
from research.imports.row_result import RowResult

REFUSALS = (RowRefused, ValidationError, DataError, IntegrityError)


def try_papers(
    *, network: NetworkPage | None, rows: list[PaperRow], publish: bool
) -> list[RowResult]:
    """What `import_papers` would return; writes nothing. The network may be still to come."""
    known = _known(network, rows) if network else {}
    return [_try(row, known.get(row.external_id), publish) for row in rows]


def import_papers(*, network: NetworkPage, rows: list[PaperRow], publish: bool) -> list[RowResult]:
    """Return a result for each row, in order; a crash leaves all that went in, or nothing.

    Nobody else can add a page to the network meanwhile, so a piece should not be long.
    """
    if any(row.content.file for row in rows):
        # Checks take seconds; their verdicts are kept, so none falls while others are locked out.
        try_papers(network=network, rows=rows, publish=publish)
    written: list[Imported] = []
    try:
        with transaction.atomic(), indexed_together() as saved:
            network = NetworkPage.objects.select_for_update().get(pk=network.pk)
            known = _known(network, rows)
            results = [
                _import(network, row, known.get(row.external_id), publish, written) for row in rows
            ]
            saved.update(imported.paper.pk for imported in written)
    except BaseException:
        for imported in written:
            imported.take_back_files()
        raise
    return results


def _known(network: NetworkPage, rows: list[PaperRow]) -> dict[str, KnownPaper]:
    return known_papers(network, [row.external_id for row in rows])


def _try(row: PaperRow, known: KnownPaper | None, publish: bool) -> RowResult:
    try:
        plan = plan_import(row=row, known=known, publish=publish)
    except RowRefused as refusal:
        return RowResult(row.line, row.external_id, reason=str(refusal))
    return RowResult(row.line, row.external_id, plan.outcome)


def _import(
    network: NetworkPage,
    row: PaperRow,
    known: KnownPaper | None,
    publish: bool,
    written: list[Imported],
) -> RowResult:
    try:
        plan = plan_import(row=row, known=known, publish=publish)
        if not plan.is_empty:
            written.append(import_paper(network=network, plan=plan))
    except REFUSALS as refusal:
        return RowResult(row.line, row.external_id, reason=_reason(refusal))
    return RowResult(row.line, row.external_id, plan.outcome)


def _reason(refusal: Exception) -> str:
    if isinstance(refusal, ValidationError) and hasattr(refusal, "error_dict"):
        reasons = refusal.message_dict.items()
        return "; ".join(f"{name}: {' '.join(messages)}" for name, messages in reasons)
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    return str(refusal).split("\n")[0]
