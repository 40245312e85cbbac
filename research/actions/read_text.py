"""Read the text of a paper's file, page by page, and keep it."""

from django.db import transaction
from wagtail.search.backends import get_search_backend

from research.extraction import FileRefused, extract_pages
from research.models import PaperFile, PaperFilePage, PaperPage
from research.models.paper_file import TextState
from research.signals import text_changed


def read_text(*, file: PaperFile) -> None:
    """Replace the kept text of the file in one step and announce it.

    A file that cannot be read keeps its reason for the editor to see. A file that was replaced
    while it was read is left to the job that its replacement queued.
    """
    language = _declared_language(file)
    try:
        pages = extract_pages(
            file.file.path, kind=file.file_extension.lower(), default_language=language
        )
        reason = ""
    except FileRefused as refusal:
        pages, reason = [], str(refusal)
    with transaction.atomic():
        current = PaperFile.objects.select_for_update().filter(pk=file.pk).first()
        if current is None or current.file_hash != file.file_hash:
            return
        _keep(current, pages)
        current.text_state = TextState.REFUSED if reason else TextState.DONE
        current.text_error = reason
        current.text_of_hash = current.file_hash
        current.page_count = len(pages) or None
        current.save(update_fields=["text_state", "text_error", "text_of_hash", "page_count"])
        papers = list(PaperPage.objects.carrying(current).values_list("pk", flat=True))
        text_changed.send(sender=PaperFile, papers=papers)


def _declared_language(file: PaperFile) -> str:
    paper = PaperPage.objects.carrying(file).first()
    return paper.language if paper else ""


def _keep(file: PaperFile, pages) -> None:
    file.pages.all().delete()
    rows = PaperFilePage.objects.bulk_create(
        [
            PaperFilePage(file=file, number=page.number, text=page.text, language=page.language)
            for page in pages
        ],
        batch_size=200,
    )
    # For the database search, which serves readers while Elasticsearch is away.
    get_search_backend().add_bulk(PaperFilePage, rows)
