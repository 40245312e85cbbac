"""The migrated database, built once and copied for every test process that uses SQLite.

Migrating takes half a minute on a busy machine; a copy takes none. The file's name holds a hash of
all migrations, so that a changed one makes a new file.
"""

import fcntl
import hashlib
import shutil
from pathlib import Path

from django.apps import apps

FOLDER = Path(__file__).resolve().parents[1] / "var" / "test-database"


def template_path() -> Path:
    digest = hashlib.sha256()
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for path in sorted(Path(app.path).glob("migrations/*.py")):
            digest.update(f"{app.label}/{path.name}".encode() + path.read_bytes())
    # What our migrations load is part of the result.
    root = Path(__file__).resolve().parents[1]
    for path in sorted([*root.glob("*/vocabulary/*.py"), *root.glob("*/vocabulary/*.csv")]):
        digest.update(path.name.encode() + path.read_bytes())
    return FOLDER / f"{digest.hexdigest()[:16]}.sqlite3"


class LockedTemplate:
    """Held while the template is looked for, and made by the first process that finds none."""

    def __enter__(self):
        FOLDER.mkdir(parents=True, exist_ok=True)
        self._lock = (FOLDER / "lock").open("w")
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        self.path = template_path()
        return self

    def __exit__(self, *_):
        self._lock.close()

    def copy_to(self, database: Path) -> bool:
        """Whether there was a template to copy."""
        if self.path.exists():
            shutil.copyfile(self.path, database)
        return self.path.exists()

    def keep(self, connection) -> None:
        """Make the connection's fresh database the template; older templates go."""
        for old in FOLDER.glob("*.sqlite3"):
            old.unlink()
        unfinished = self.path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(unfinished)])
        unfinished.rename(self.path)
