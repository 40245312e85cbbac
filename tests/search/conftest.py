"""What tests of the index may ask for: a database that other processes see, and such processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.library import remove_library
from tests.own_database import own_database as copied_database

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def own_database(request, django_db_setup, django_db_blocker):
    """The URL of a database in which all is committed. A module that needs it calls it `db`."""
    with django_db_blocker.unblock(), copied_database() as url:
        yield url
        if "library" in request.fixturenames:
            remove_library()  # of no use to the next test: it has the versions of this database


@pytest.fixture
def start_manage(own_database):
    """Start `manage.py` as another process on the database and the index of this test."""
    processes = []

    def start_manage(*arguments):
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "thinkers_site.settings.dev",
            "DATABASE_URL": own_database,
            "VAR_DIR": str(settings.VAR_DIR),
            "SEARCH_INDEX_PREFIX": settings.SEARCH_INDEX_PREFIX,
            "ELASTICSEARCH_URL": settings.ELASTICSEARCH_URL,
            "SEARCH_NODE_PORT": str(settings.SEARCH_NODE_PORT),
        }
        processes.append(
            subprocess.Popen(
                [sys.executable, "manage.py", *arguments],
                cwd=CHECKOUT,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )
        return processes[-1]

    yield start_manage
    for process in processes:
        if process.poll() is None:
            process.kill()
        process.communicate()
