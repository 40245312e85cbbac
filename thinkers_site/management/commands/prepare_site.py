"""Bring everything that a start relies on up to date; `make run` calls it before each one."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Migrates the database, loads the demo content where it is empty, collects the static "
        "files when they have changed. Prints the demo accounts."
    )
    requires_system_checks = []

    def handle(self, *args, **options):
        call_command("migrate", verbosity=0)
        call_command("load_demo", if_empty=True, stdout=self.stdout)
        self._collect_static_files()

    def _collect_static_files(self) -> None:
        """Takes seconds, so only when a file came, went or changed since the last time."""
        mark = Path(settings.STATIC_ROOT) / ".collected"
        fingerprint = static_files_fingerprint()
        if mark.exists() and mark.read_text() == fingerprint:
            return
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        mark.write_text(fingerprint)


def static_files_fingerprint() -> str:
    """Changes with the place, size and time of any static file, and with where they are kept."""
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=[]):
            path = storage.path(name)
            status = Path(path).stat()
            digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
