"""What index and database disagree about is found, and mended from the command line."""

from io import StringIO

import pytest
from django.core.management import call_command

from search.actions.repair_index import repair_index
from search.connection import writing_client
from search.index_status import compare_index
from search.indices import alias_name, current_index, previous_index
from search.models import IndexJob
from tests.factories import PaperPageFactory
from tests.search.library_searches import found
from tests.search.many_papers import make_papers

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


@pytest.fixture
def damaged(library, network):
    papers = [
        PaperPageFactory(parent=network, title=f"Harbour {title}", published=True)
        for title in ("missing", "stale", "orphaned", "deleted", "right")
    ]
    library.sync()
    missing, stale, orphaned, deleted, _ = papers
    writing_client().delete(index=alias_name(), id=str(missing.pk), refresh=True)
    rows = type(stale).objects
    rows.filter(pk=stale.pk).update(title="Harbour mended")
    rows.filter(pk=orphaned.pk).update(live=False)
    deleted.delete()
    IndexJob.objects.all().delete()
    return papers


def test_command_finds_and_repairs(damaged):
    missing, stale, orphaned, deleted, _ = damaged
    status = compare_index()
    assert status.missing == (missing.pk,)
    assert status.stale == (stale.pk,)
    assert status.orphaned == tuple(sorted([orphaned.pk, deleted.pk]))

    out = StringIO()
    call_command("search_status", "--repair", stdout=out)

    assert "4 pages are indexed anew." in out.getvalue()
    assert out.getvalue().count("Missing         0") == 1
    assert found("harbour") == ["Harbour mended", "Harbour missing", "Harbour right"]
    assert compare_index().agrees
    assert not IndexJob.objects.exists()


def test_repair_asked_for_twice_is_one(damaged):
    pages = compare_index().differing
    assert repair_index(pages=pages) == 4
    assert repair_index(pages=pages) == 0
    assert IndexJob.objects.count() == 4


def test_paper_that_was_set_aside_is_tried_again_by_a_repair(damaged):
    IndexJob.objects.create(page_id=damaged[0].pk, set_aside=True, attempts=8)
    repair_index(pages=compare_index().missing)
    assert IndexJob.objects.due().get().page_id == damaged[0].pk


def test_status_names_the_indices_and_what_waits(library, network):
    make_papers(network, ["Harbour", "Lighthouse"])
    call_command("search_rebuild")
    IndexJob.objects.create(page_id=1)
    out = StringIO()
    call_command("search_status", stdout=out)
    client = writing_client()
    lines = dict(line.split(maxsplit=1) for line in out.getvalue().splitlines()[:2])
    assert lines == {"Index": current_index(client), "Previous": previous_index(client)}
    assert "Documents       2" in out.getvalue()
    assert "Jobs waiting    1" in out.getvalue()
