"""What the background worker runs for papers: thin doors to the actions, by primary key."""

from research.actions.read_text import read_text as read_text_of
from research.actions.request_text import request_text
from research.models import PaperFile


def read_text(file: int) -> None:
    """Read a file's text; a file deleted or read meanwhile is no error."""
    found = PaperFile.objects.filter(pk=file).first()
    if found and found.needs_reading:
        read_text_of(file=found)


def resume_reading() -> None:
    """Queue files anew whose reading was lost with a worker."""
    for file in PaperFile.objects.stuck():
        request_text(file=file)
