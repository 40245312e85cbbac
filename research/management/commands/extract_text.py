"""Shows what would be stored of a paper's file, page by page, or why it is refused."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from research.extraction import ExtractedPage, FileRefused, check_paper_file, extract_pages


class Command(BaseCommand):
    """`manage.py extract_text FILE`; needs no database."""

    help = "Print the text of a PDF or .docx as it would be stored, page by page."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, and the language of pages too short to tell."""
        parser.add_argument("file", type=Path, help="a PDF or Word file (.docx)")
        parser.add_argument("--language", default="", help="code of the paper's language")

    def handle(self, *, file: Path, language: str, **options: Any) -> None:
        """Print each page, or raise `CommandError`, which ends with exit code 1."""
        try:
            pages = self._read(file, language)
        except FileRefused as refused:
            raise CommandError(f"{file}: {refused}") from None
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        for page in pages:
            self.stdout.write(_heading(page))
            if page.has_text:
                self.stdout.write(page.text)

    def _read(self, path: Path, language: str) -> list[ExtractedPage]:
        with path.open("rb") as file, self._progress() as progress:
            limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
            kind = check_paper_file(file, name=path.name, max_bytes=limit)
            progress.update()
            pages = extract_pages(file, kind=kind, default_language=language)
            progress.update()
            return pages

    def _progress(self) -> tqdm:
        """Return a bar of the two steps, check and extract, for people at a terminal only."""
        return tqdm(total=2, desc="reading", leave=False, disable=not sys.stderr.isatty())


def _heading(page: ExtractedPage) -> str:
    if not page.has_text:
        return f"--- page {page.number} · no text (scan)"
    language = page.language or "language unknown"
    return f"--- page {page.number} · {language} · {len(page.text)} characters"
