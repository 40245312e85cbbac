"""ImportPlan: what a row comes to, found out without writing anything."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from research.extraction import detect_language
from research.imports.known_paper import KnownPaper
from research.imports.paper_row import PaperRow
from research.imports.refusal import RowRefused
from research.imports.row_content import EMPTY, RowContent, fingerprints_of


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class ImportPlan:
    """`content` is what to write, to `known` or to a new paper; `live` says that it goes public.

    `listed` are the fingerprints to keep for the next time; they may be news where nothing else is:
    the paper had already been changed in the CMS to what the list says now.
    """

    outcome: Outcome
    content: RowContent
    listed: dict[str, str]
    live: bool = False
    known: KnownPaper | None = None

    @property
    def is_empty(self) -> bool:
        return self.outcome == Outcome.UNCHANGED and self.listed == self.known.listed


def plan_import(*, row: PaperRow, known: KnownPaper | None, publish: bool) -> ImportPlan:
    """Compare the row with the paper and check its file, if that is to be stored.

    Raises RowRefused.
    """
    plan = _change(row, known, publish) if known else _creation(row, publish)
    if plan.content.file:
        plan.content.file.check()
    return plan


def _creation(row: PaperRow, publish: bool) -> ImportPlan:
    content = row.content
    if "language" not in content.values:
        content = content.with_values(language=_language(content))
    if publish:
        content = _dated(content)
    return ImportPlan(Outcome.CREATED, content, row.content.fingerprints(), publish)


def _change(row: PaperRow, known: KnownPaper, publish: bool) -> ImportPlan:
    news = row.content.beyond(EMPTY | known.listed)
    if not news and not (publish and known.paper.has_unpublished_changes):
        return ImportPlan(Outcome.UNCHANGED, news, known.listed, known=known)
    changes = news.beyond(fingerprints_of(known.latest)) if news else news
    in_hand = known.in_hand()
    if changes and in_hand:
        raise RowRefused(in_hand)
    live = publish and not in_hand and known.may_go_live()
    live = live and bool(changes or known.paper.has_unpublished_changes)
    if live and not known.latest.publication_date:
        changes = _dated(changes)
    outcome = Outcome.UPDATED if changes or live else Outcome.UNCHANGED
    return ImportPlan(outcome, changes, known.listed | news.fingerprints(), live, known)


def _language(content: RowContent) -> str:
    """The language of the row's text; English where it is too short to tell."""
    texts = [content.values.get(name, "") for name in ("title", "abstract", "text")]
    text = "\n".join(texts)
    # Without a default a short text is judged too, and surely: a French title is no English one.
    if language := detect_language(text) or detect_language(text, default="en"):
        return language
    raise RowRefused("language: it cannot be told from the text; name it in the column “language”")


def _dated(content: RowContent) -> RowContent:
    """What is published for the first time, with no date known, is published today."""
    if "publication_date" in content.values:
        return content
    return content.with_values(publication_date=timezone.localdate())
