"""Have the text of a paper's file read in the background."""

from django.utils import timezone
from django_q.tasks import async_task

from research.models import PaperFile
from research.models.paper_file import TextState


def request_text(*, file: PaperFile) -> None:
    """Queue the reading in the caller's transaction; the file says "waiting" until it is done."""
    PaperFile.objects.filter(pk=file.pk).update(
        text_state=TextState.WAITING, text_error="", text_requested_at=timezone.now()
    )
    async_task("research.jobs.read_text", file.pk, task_name=f"read text of file {file.pk}")
