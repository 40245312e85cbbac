"""Start a paper from its file: what the file tells about itself is proposed, not decided."""

from pathlib import PurePath

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from networks.models import NetworkPage
from research.actions.make_cover import make_cover
from research.actions.store_paper_file import store_paper_file
from research.extraction import FileRefused, FirstLook, read_first_look
from research.models import PaperAttachment, PaperAuthor, PaperFile, PaperPage
from research.permissions import can_upload_to


def start_paper(*, network: NetworkPage, upload: File, kind: str, by) -> PaperPage:
    """Store the checked upload and return a draft of `by` in the network, its fields proposed.

    Raises PermissionDenied. On any failure neither file nor draft is left behind.
    """
    if not can_upload_to(by, network):
        raise PermissionDenied
    name = PurePath(upload.name).stem
    file = store_paper_file(upload=upload, title=name, by=by)
    try:
        look = _look_at(file, kind)
        with transaction.atomic():
            return _draft(network=network, file=file, look=look, by=by)
    except BaseException:
        file.file.storage.delete(file.file.name)
        file.delete()
        raise


def _look_at(file: PaperFile, kind: str) -> FirstLook | None:
    """What the file tells; a file that is readable but tells nothing is no reason to refuse it."""
    try:
        return read_first_look(file.file.path, kind=kind)
    except FileRefused:
        return None


def _draft(*, network: NetworkPage, file: PaperFile, look: FirstLook | None, by) -> PaperPage:
    paper = PaperPage(
        title=((look and look.title) or file.title)[:255],
        abstract=(look and look.abstract) or "",
        language=(look and look.language) or "en",
        publication_date=timezone.localdate(),
        cover=make_cover(file=file, picture=look.cover if look else None, by=by),
        owner=by,
        live=False,
    )
    paper.attachments = [PaperAttachment(file=file)]
    paper.authors = [PaperAuthor(name=name[:200]) for name in (look.authors if look else [])]
    network.add_child(instance=paper)
    revision = paper.save_revision(user=by, log_action=False)
    log(instance=paper, action="wagtail.create", user=by, revision=revision, content_changed=True)
    return paper
