"""Keep the picture of a file's first page as the cover of its paper."""

from io import BytesIO

from django.core.files.images import ImageFile

from networks.models import SiteImage
from research.extraction import FileRefused, read_first_look
from research.models import PaperFile


def make_cover(*, file: PaperFile, picture: bytes | None, by) -> SiteImage | None:
    """`picture` is a JPEG; None, as for a .docx, makes no cover."""
    if picture is None:
        return None
    return SiteImage.objects.create(
        title=f"Cover of {file.title}"[:255],
        file=ImageFile(BytesIO(picture), name=f"cover-{file.pk}.jpg"),
        uploaded_by_user=by,
    )


def make_cover_from_file(*, file: PaperFile, by) -> SiteImage | None:
    """Look at a stored file that has passed its check; one that shows no page makes no cover."""
    try:
        look = read_first_look(file.file.path, kind=file.file_extension.lower())
    except FileRefused:
        return None
    return make_cover(file=file, picture=look.cover, by=by)
