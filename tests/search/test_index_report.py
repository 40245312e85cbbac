"""The report of the search index: differences are found in the background, mended by a button."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.utils import timezone
from django_q.models import OrmQ

from search import jobs
from search.actions.continue_comparison import continue_comparison
from search.actions.request_comparison import request_comparison
from search.connection import writing_client
from search.index_status import compare_index
from search.indices import alias_name
from search.models import IndexBuild, IndexComparison, IndexJob
from tests.factories import MemberFactory, PaperPageFactory

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

URL = "/admin/reports/search-index/"


@pytest.fixture
def damaged(library, network):
    """One paper of each kind of difference, and one that is in order."""
    papers = {
        title: PaperPageFactory(parent=network, title=title, published=True)
        for title in ("Missing", "Stale", "Orphaned", "Right")
    }
    library.sync()
    writing_client().delete(index=alias_name(), id=str(papers["Missing"].pk), refresh=True)
    rows = type(papers["Stale"]).objects
    rows.filter(pk=papers["Stale"].pk).update(abstract="Changed behind the back.")
    rows.filter(pk=papers["Orphaned"].pk).update(live=False)
    return papers


@pytest.fixture
def administrator(client, site):
    client.force_login(MemberFactory(is_superuser=True))
    return client


def work():
    """What the worker does with the queue."""
    while queued := OrmQ.objects.first():
        task = queued.task
        assert task["func"] == "search.jobs.compare_some"
        jobs.compare_some(*task["args"])
        queued.delete()


def text_of(page):
    return " ".join(BeautifulSoup(page.content, "html.parser").main.text.split())


def test_report_names_what_differs_and_the_button_mends_it(administrator, library, damaged):
    page = administrator.get(URL)
    assert "They were not compared yet." in text_of(page)
    assert BeautifulSoup(page.content, "html.parser").title.text.startswith("Search index")
    assert "Home Search index" in text_of(page)

    administrator.post(f"{URL}compare/")
    assert "waits for the background worker" in text_of(administrator.get(URL))
    assert administrator.get(URL)["Refresh"] == "3"
    work()

    page = administrator.get(URL)
    assert "Refresh" not in page
    text = text_of(page)
    assert "Not in the index: 1 Missing" in text
    assert "In the index with older content: 1 Stale" in text
    assert "In the index, though not published: 1 Orphaned" in text
    assert "Right" not in text
    links = {a.text: a["href"] for a in BeautifulSoup(page.content, "html.parser").main("a")}
    assert links["Stale"] == f"/admin/pages/{damaged['Stale'].pk}/edit/"

    page = administrator.post(f"{URL}repair/", follow=True)
    assert "3 pages are indexed anew" in page.content.decode()
    assert IndexJob.objects.count() == 3
    page = administrator.post(f"{URL}repair/", follow=True)
    assert "All of them wait already." in page.content.decode()
    assert IndexJob.objects.count() == 3

    library.sync()
    administrator.post(f"{URL}compare/")
    work()
    assert "Index and database agree." in text_of(administrator.get(URL))
    assert compare_index().agrees


def test_report_tells_index_documents_and_what_waits(administrator, library, network):
    PaperPageFactory(parent=network, published=True)
    PaperPageFactory(parent=network, published=True)
    library.sync()
    before = compare_index().index
    call_command("search_rebuild")
    IndexJob.objects.create(page_id=1, set_aside=True)
    text = text_of(administrator.get(URL))
    assert f"Index {compare_index().index} Documents 2" in text
    assert f"for a rollback {before}" in text
    assert "0 changes wait to be sent. 1 was set aside" in text


def test_progress_is_kept_step_by_step(administrator, library, damaged, monkeypatch):
    monkeypatch.setattr("search.library_pages.PAGES_AT_ONCE", 1)
    comparison = request_comparison()
    continue_comparison(comparison=comparison, seconds=0)
    assert "1 of 3 papers are compared." in text_of(administrator.get(URL))
    work()
    comparison.refresh_from_db()
    assert comparison.done == 3
    assert [len(comparison.missing), len(comparison.stale), len(comparison.orphaned)] == [1, 1, 1]


def test_step_that_was_handed_out_twice_counts_once(library, damaged, monkeypatch):
    monkeypatch.setattr("search.library_pages.PAGES_AT_ONCE", 1)
    request_comparison()
    OrmQ.objects.all().delete()
    first, second = IndexComparison.objects.get(), IndexComparison.objects.get()
    continue_comparison(comparison=first, seconds=0)
    continue_comparison(comparison=second, seconds=0)
    assert OrmQ.objects.count() == 1
    assert IndexComparison.objects.get().done == 1


def test_comparison_begins_anew_where_another_index_took_over(library, damaged, monkeypatch):
    monkeypatch.setattr("search.library_pages.PAGES_AT_ONCE", 1)
    comparison = request_comparison()
    continue_comparison(comparison=comparison, seconds=0)
    call_command("search_rebuild")
    work()
    comparison.refresh_from_db()
    assert comparison.differing == []
    assert comparison.index == compare_index().index


def test_comparison_whose_worker_was_killed_can_be_started_again(administrator, library, damaged):
    administrator.post(f"{URL}compare/")
    OrmQ.objects.all().delete()  # gone with the worker
    administrator.post(f"{URL}compare/")
    assert not OrmQ.objects.exists()  # it may still be under way
    ago = timezone.now() - datetime.timedelta(minutes=6)
    IndexComparison.objects.update(touched_at=ago)
    page = administrator.get(URL)
    assert "The comparison has stopped" in text_of(page)
    assert "Refresh" not in page
    administrator.post(f"{URL}compare/")
    work()
    assert "Not in the index: 1" in text_of(administrator.get(URL))


def test_report_answers_while_elasticsearch_is_away(administrator, library, settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:1"
    administrator.post(f"{URL}compare/")
    work()
    text = text_of(administrator.get(URL))
    assert "Elasticsearch does not answer." in text
    assert "Elasticsearch cannot be reached" in text


def test_interrupted_rebuild_is_named(administrator, library):
    IndexBuild.objects.begin(index="half-done", purpose="rebuild").pause()
    text = text_of(administrator.get(URL))
    assert "a new index is being filled: half-done" in text
    assert "It was interrupted" in text


def test_daily_job_compares(administrator, library, damaged):
    jobs.look_after_index()
    work()
    assert "Orphaned" in text_of(administrator.get(URL))


def test_only_administrators_see_it_and_press_its_buttons(client, library, damaged, editor):
    request_comparison()
    work()
    client.logout()
    for member in (None, editor, MemberFactory(group="Researchers")):
        if member:
            client.force_login(member)
        assert client.get(URL).status_code == 302
        for button in ("compare", "repair"):
            client.post(f"{URL}{button}/")
        assert "Missing" not in client.get(URL, follow=True).content.decode()
    assert not IndexJob.objects.exists()
    assert not OrmQ.objects.exists()


def test_menu_leads_to_it(administrator, editor):
    assert URL in administrator.get("/admin/").content.decode()
    administrator.force_login(editor)
    assert URL not in administrator.get("/admin/").content.decode()
