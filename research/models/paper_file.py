"""PaperFile: the PDF or .docx of a paper, private until a paper that carries it is public."""

from datetime import timedelta

from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from wagtail.documents.models import AbstractDocument, Document
from wagtail.documents.models import DocumentQuerySet as WagtailDocumentQuerySet


class TextState(models.TextChoices):
    WAITING = "waiting", "Text is being read"
    DONE = "done", "Text has been read"
    REFUSED = "refused", "Text could not be read"


# Reading ends after a minute at most; a file that waits this long has lost its job.
STUCK_AFTER = timedelta(minutes=15)


class PaperFileQuerySet(WagtailDocumentQuerySet):
    def stuck(self):
        return self.filter(
            text_state=TextState.WAITING, text_requested_at__lt=timezone.now() - STUCK_AFTER
        )

    def uploaded_by(self, member):
        return self.filter(uploaded_by_user=member)


def paper_storage():
    return storages["papers"]


class PaperFile(AbstractDocument):
    file = models.FileField(upload_to="files", storage=paper_storage)
    text_state = models.CharField(
        max_length=10, choices=TextState.choices, default=TextState.WAITING, editable=False
    )
    text_requested_at = models.DateTimeField(default=timezone.now, editable=False)
    text_error = models.TextField(blank=True, editable=False)
    # The content hash whose text is kept; another hash means that the file was replaced since.
    text_of_hash = models.CharField(max_length=40, blank=True, editable=False)
    page_count = models.PositiveIntegerField(null=True, editable=False)

    admin_form_fields = Document.admin_form_fields

    objects = PaperFileQuerySet.as_manager()

    class Meta(AbstractDocument.Meta):
        verbose_name = "file of a paper"
        verbose_name_plural = "files of papers"

    @property
    def needs_reading(self) -> bool:
        return self.text_of_hash != self.file_hash

    @property
    def is_pdf(self) -> bool:
        return self.file_extension.lower() == "pdf"

    def page_url(self, number: int) -> str:
        """The file's address, opened at a page: PDF viewers understand `#page=`."""
        return f"{self.url}#page={number}" if self.is_pdf else self.url
