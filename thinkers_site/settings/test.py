"""Tests: everything below one throw-away folder, an index prefix for each test process."""

import atexit
import os
import shutil
import socket
import tempfile
from pathlib import Path

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
# One for each process: parallel test processes inherit the environment of the one that starts them.
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix=f"thinkers-test-{WORKER}-")
atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)

from thinkers_site.settings.base import *  # noqa: E402,F403
from thinkers_site.settings.base import DATABASES, STORAGES, VAR_DIR  # noqa: E402


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
WAGTAILADMIN_BASE_URL = "http://testserver"
SERVE_MEDIA = True
MAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEMO_ACCOUNTS_ALLOWED = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the live server and background workers open connections of their own.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(VAR_DIR) / "test.sqlite3")}
# One node for all processes of a test run, and none of another run's.
SEARCH_NODE_PORT = int(os.environ.setdefault("SEARCH_NODE_TEST_PORT", str(_free_port())))
SEARCH_INDEX_PREFIX = f"test-{WORKER}-{os.getpid()}"
LOGGING = {"version": 1, "disable_existing_loggers": False}
