"""What every test may ask for: a site, people, a library that is really searched."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from search.node import start_node, stop_node
from tests.database_template import LockedTemplate
from tests.factories import MemberFactory, NetworkPageFactory
from tests.library import Library, remove_library

NODE_FOLDER = Path(__file__).resolve().parents[1] / "var" / "test-node"
NODE = {
    "name": f"test-{settings.SEARCH_NODE_PORT}",
    "port": settings.SEARCH_NODE_PORT,
    "var_dir": NODE_FOLDER,
}


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """The migrated test database: on SQLite a copy of one that was built before."""
    with django_db_blocker.unblock():
        if connection.vendor != "sqlite":
            name = connection.settings_dict["NAME"]
            suffix = os.environ.get("PYTEST_XDIST_WORKER", "")
            connection.settings_dict["TEST"]["NAME"] = f"test_{name}_{suffix}"
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        else:
            copy_or_build_database()
    yield
    with django_db_blocker.unblock():
        connection.creation.destroy_test_db(None, verbosity=0)


def copy_or_build_database():
    database = Path(connection.settings_dict["TEST"]["NAME"])
    with LockedTemplate() as template:
        copied = template.copy_to(database)
        connection.creation.create_test_db(
            verbosity=0, autoclobber=True, serialize=False, keepdb=copied
        )
        if not copied:
            template.keep(connection)


@pytest.fixture(scope="session")
def search_node():
    """The shared local Elasticsearch; without it the tests that need it fail and say why.

    With ELASTICSEARCH_URL set the tests run against that cluster instead.
    """
    yield settings.ELASTICSEARCH_URL or start_node(**NODE, short_lived=True)
    remove_library()


def pytest_sessionfinish(session):
    if not hasattr(session.config, "workerinput"):  # only in the process that started the others
        stop_node(**NODE, remove_data=True)


@pytest.fixture
def site(db):
    """Home page, lists, groups and workflow."""
    from thinkers_site.actions.set_up_site import set_up_site

    return set_up_site()


@pytest.fixture
def networks_index(site):
    return site.get_children().get(slug="networks").specific


@pytest.fixture
def institutions_index(site):
    return site.get_children().get(slug="institutions").specific


@pytest.fixture
def network(networks_index):
    return NetworkPageFactory(parent=networks_index, title="South Centre", slug="south-centre")


@pytest.fixture
def other_network(networks_index):
    return NetworkPageFactory(parent=networks_index, title="CAREC", slug="carec")


@pytest.fixture
def researcher(network):
    return MemberFactory(username="researcher", group="Researchers")


@pytest.fixture
def editor(network):
    return MemberFactory(username="editor", group="Editors")


@pytest.fixture
def library(search_node, site):
    library = Library()
    library.begin()
    yield library
    library.end()
