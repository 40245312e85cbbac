"""Keep an uploaded file that has passed its check."""

from django.core.files import File
from django.db import transaction

from research.models import PaperFile


def store_paper_file(*, upload: File, title: str, by) -> PaperFile:
    """Store the file and its row, or neither: what goes wrong leaves nothing behind.

    The reading of its text is queued in the same transaction.
    """
    file = PaperFile(title=title[:255], uploaded_by_user=by)
    file.file = upload
    file.file_size = upload.size
    upload.seek(0)
    file._set_file_hash()
    upload.seek(0)
    try:
        with transaction.atomic():
            file.save()
    except BaseException:
        file.file.storage.delete(file.file.name)
        raise
    return file
