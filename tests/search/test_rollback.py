"""The index that was in use before can be put in use again, up to date, in one step."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search.actions.rebuild_index import rebuild_index
from search.actions.retry_jobs import retry_jobs
from search.actions.rollback_index import rollback_index
from search.actions.send_jobs import send_jobs
from search.connection import writing_client
from search.index_definition import fits_the_code
from search.index_refusals import IndexBusy, PapersRefused
from search.index_status import compare_index
from search.indices import (
    alias_name,
    current_index,
    library_indices,
    previous_alias_name,
    previous_index,
    target_indices,
)
from search.models import IndexBuild
from search.models.index_build import Purpose
from tests.factories import PaperPageFactory, publish
from tests.search.library_searches import found
from tests.search.other_mapping import mapping_with_more, mapping_without_sort_title

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


def test_rollback_changes_the_two_indices_for_each_other(library, network):
    PaperPageFactory(parent=network, title="Harbour", published=True)
    library.sync()
    first = current_index(writing_client())
    second = rebuild_index()

    out = StringIO()
    call_command("search_rollback", stdout=out)

    assert f"The index is now {first}." in out.getvalue()
    both = {first: {alias_name()}, second: {previous_alias_name()}}
    assert library_indices(writing_client()) == both
    assert found("harbour") == ["Harbour"]
    assert rollback_index() == second  # which undoes the first


def test_everything_that_changed_since_is_in_it(library, network):
    changed = PaperPageFactory(parent=network, title="Harbour before", published=True)
    removed = PaperPageFactory(parent=network, title="Harbour removed", published=True)
    unpublished = PaperPageFactory(parent=network, title="Harbour hidden", published=True)
    PaperPageFactory(parent=network, title="Harbour untouched", published=True)
    library.sync()
    first = current_index(writing_client())
    rebuild_index()
    changed.title = "Harbour after"
    publish(changed)
    removed.delete()
    unpublished.unpublish()
    PaperPageFactory(parent=network, title="Harbour added", published=True)
    library.sync()
    expected = ["Harbour added", "Harbour after", "Harbour untouched"]
    seen = []

    rollback_index(progress=lambda done, total: seen.append(found("harbour")))

    assert current_index(writing_client()) == first
    assert found("harbour") == expected
    assert seen == [expected] * len(seen)
    assert compare_index().agrees


def test_changes_made_during_the_rollback_reach_both(library, network):
    paper = PaperPageFactory(parent=network, title="Harbour", published=True)
    library.sync()
    first = current_index(writing_client())
    second = rebuild_index()

    def meddle(done, total):
        assert target_indices(writing_client()) == sorted([first, second])
        if done:
            paper.title = "Lighthouse"
            publish(paper)
            while send_jobs():
                pass

    rollback_index(progress=meddle)
    assert found("lighthouse") == ["Lighthouse"]
    assert compare_index().agrees
    assert target_indices(writing_client()) == [first]
    assert rollback_index() == second
    assert found("lighthouse") == ["Lighthouse"]


def test_without_a_previous_index_it_says_so(library):
    before = library_indices(writing_client())
    with pytest.raises(CommandError, match="There is no previous index to go back to"):
        call_command("search_rollback")
    assert library_indices(writing_client()) == before
    assert not IndexBuild.objects.exists()


def test_index_that_does_not_take_a_paper_stays_the_previous_one(library, network, monkeypatch):
    """Papers have a field since that its mapping does not know."""
    with monkeypatch.context() as older:
        older.setattr("search.index_definition.library_mapping", mapping_without_sort_title)
        rebuild_index()
    rebuild_index()
    PaperPageFactory(parent=network, title="Harbour", published=True)
    library.sync()
    before = library_indices(writing_client())

    with pytest.raises(CommandError, match=r"does not take page .*sort_title.* Nothing was chang"):
        call_command("search_rollback")

    assert library_indices(writing_client()) == before
    assert found("harbour") == ["Harbour"]
    assert not IndexBuild.objects.exists()
    assert target_indices(writing_client()) == [current_index(writing_client())]


def test_paper_published_at_the_last_moment_may_not_fit_either(library, network, monkeypatch):
    with monkeypatch.context() as older:
        older.setattr("search.index_definition.library_mapping", mapping_without_sort_title)
        rebuild_index()
    second = rebuild_index()

    def publish_one(done, total):
        PaperPageFactory(parent=network, title="Harbour", published=True)
        send_jobs()

    with pytest.raises(PapersRefused, match="sort_title"):
        rollback_index(progress=publish_one)
    assert current_index(writing_client()) == second
    retry_jobs()
    library.sync()
    assert found("harbour") == ["Harbour"]


def test_index_of_another_mapping_that_fits_is_taken_for_chosen(library, monkeypatch):
    """Else the worker would build it anew at its next start."""
    with monkeypatch.context() as other:
        other.setattr("search.index_definition.library_mapping", mapping_with_more)
        first = rebuild_index()
    assert not fits_the_code(writing_client(), first)
    rebuild_index()
    assert rollback_index() == first
    assert fits_the_code(writing_client(), first)


def test_previous_index_of_another_state_of_the_database_is_refused(library, network):
    paper = PaperPageFactory(parent=network, published=True)
    library.sync()
    rebuild_index()
    writing_client().index(
        index=previous_index(writing_client()), id=str(paper.pk), document={"job": 10**15},
        version=10**15, version_type="external", refresh=True,
    )  # fmt: skip
    with pytest.raises(CommandError, match="belongs to another state of the database"):
        call_command("search_rollback")


def test_rollback_waits_for_a_rebuild_that_runs(library):
    rebuild_index()
    before = library_indices(writing_client())
    refused = []

    def roll_back(done, total):
        with pytest.raises(IndexBusy, match="a new index is being filled"):
            rollback_index()
        refused.append(done)

    rebuild_index(progress=roll_back)
    assert refused
    assert current_index(writing_client()) not in before


def test_rollback_gives_up_a_rebuild_that_was_interrupted(library):
    first = current_index(writing_client())
    rebuild_index()
    IndexBuild.objects.begin(index="half-done", purpose=Purpose.REBUILD).pause()
    assert rollback_index() == first
    assert not IndexBuild.objects.exists()
