"""ListedFile: a paper's file that a list names, by a path from the list's own folder."""

from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.core.files import File
from wagtail.utils.file import hash_filelike

from research.actions.store_paper_file import store_paper_file
from research.extraction import FileRefused, check_paper_file
from research.imports.refusal import RowRefused
from research.models import PaperFile


class ListedFile:
    """Lists come from elsewhere: a path that leads out of the list's folder is refused.

    Raises RowRefused, as all methods do, with a reason that quotes the path.
    """

    def __init__(self, folder: Path, named: str):
        self.named = named
        self.path = self._resolve(folder.resolve(), named)
        self._verdict: RowRefused | None = None
        self._checked = False

    def _resolve(self, folder: Path, named: str) -> Path:
        outside = RowRefused(f"“{named}” must lie in the folder of the list or below it")
        if Path(named).is_absolute():
            raise outside
        try:
            path = (folder / named).resolve(strict=True)
        except (OSError, RuntimeError, ValueError) as error:  # links in a circle, signs no name has
            raise RowRefused(f"“{named}” does not exist") from error
        if not path.is_relative_to(folder):  # by "..", or by a link
            raise outside
        if not path.is_file():
            raise RowRefused(f"“{named}” is not a file")
        return path

    @cached_property
    def hash(self) -> str:
        """What Wagtail keeps as `file_hash`."""
        with self._open() as file:
            return hash_filelike(file)

    def check(self) -> None:
        """Refuse what an upload is refused for; takes a second or so, the first time."""
        if not self._checked:
            self._verdict = self._look()
            self._checked = True
        if self._verdict:
            raise self._verdict

    def _look(self) -> RowRefused | None:
        with self._open() as file:
            try:
                check_paper_file(
                    file, name=self.path.name, max_bytes=settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
                )
            except FileRefused as refusal:
                return RowRefused(f"file: “{self.named}” was refused: {refusal}")
        return None

    def store(self, *, title: str) -> PaperFile:
        """Keep the file, checked; the reading of its text is queued in the caller's transaction."""
        self.check()
        with self._open() as file:
            return store_paper_file(upload=File(file, name=self.path.name), title=title, by=None)

    def _open(self):
        try:
            return self.path.open("rb")
        except OSError as error:
            reason = f"file: “{self.named}” cannot be read: {error.strerror}"
            raise RowRefused(reason) from error
