"""An interrupted rebuild goes on where it stopped, and nothing is stale that changed meanwhile."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from search.actions.drop_forgotten_build import drop_forgotten_build
from search.actions.rebuild_index import rebuild_index
from search.connection import writing_client
from search.index_refusals import BuildLost, IndexBusy
from search.indices import create_index, current_index, library_indices, target_indices
from search.models import IndexBuild, IndexJob
from search.models.index_build import Purpose
from tests.factories import PaperPageFactory
from tests.search.library_searches import found
from tests.search.other_mapping import mapping_without_sort_title

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


def interrupt(done, total):
    raise KeyboardInterrupt


def interrupted_build():
    with pytest.raises(KeyboardInterrupt):
        rebuild_index(progress=interrupt)
    return IndexBuild.objects.get()


def test_interrupted_index_gets_every_change(library, network):
    build = interrupted_build()
    paper = PaperPageFactory(parent=network, title="Lighthouse", published=True)
    assert build.index in target_indices(writing_client())
    library.sync()
    assert writing_client().get(index=build.index, id=str(paper.pk))["found"]


def test_restart_begins_anew(library):
    build = interrupted_build()
    call_command("search_rebuild", "--restart")
    assert current_index(writing_client()) != build.index
    assert build.index not in library_indices(writing_client())


def test_index_of_other_fields_is_not_gone_on_with(library):
    build = interrupted_build()
    IndexBuild.objects.update(signature="of an older version")
    assert rebuild_index() != build.index
    assert build.index not in library_indices(writing_client())


def test_index_that_was_deleted_is_not_gone_on_with(library):
    build = interrupted_build()
    writing_client().indices.delete(index=build.index)
    assert build.index not in target_indices(writing_client())
    assert rebuild_index() != build.index


def test_interrupted_rebuild_is_given_up_after_a_day(library):
    build = interrupted_build()
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=23, minutes=30)):
        assert build.index in target_indices(writing_client())
        assert drop_forgotten_build() == []
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=25)):
        assert build.index not in target_indices(writing_client())
        assert drop_forgotten_build() == [build.index]
        assert not IndexBuild.objects.exists()


def test_rebuild_does_not_go_on_after_changes_may_have_passed_it_by(library):
    build = interrupted_build()
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=23, minutes=30)):
        assert rebuild_index() != build.index


def test_interrupted_index_that_refuses_a_paper_holds_up_nobody(library, network, monkeypatch):
    """As it may be after an upgrade: only the index in use has the new field."""
    client = writing_client()
    build = interrupted_build()
    client.indices.delete(index=build.index)
    with monkeypatch.context() as older:
        older.setattr("search.index_definition.library_mapping", mapping_without_sort_title)
        create_index(client, build.index)
    PaperPageFactory(parent=network, title="Lighthouse", published=True)
    library.sync()
    assert found("lighthouse") == ["Lighthouse"]
    assert not IndexBuild.objects.exists()


def test_rebuild_notices_that_another_took_it_over(library, network):
    """It was taken for ended, as a laptop that slept; the other one finishes it."""
    PaperPageFactory(parent=network, title="Lighthouse", published=True)

    def other_takes_over(done, total):
        if done:
            return
        IndexBuild.objects.update(runner="another-machine 1 1")

    before = current_index(writing_client())
    with pytest.raises(BuildLost):
        rebuild_index(progress=other_takes_over)
    assert current_index(writing_client()) == before
    assert IndexBuild.objects.get().runner == "another-machine 1 1"


def test_two_that_begin_at_once_make_one_index(library):
    IndexBuild.objects.begin(index="first", purpose=Purpose.REBUILD)
    with pytest.raises(IndexBusy):
        IndexBuild.objects.begin(index="second", purpose=Purpose.REBUILD)
    assert IndexBuild.objects.get().index == "first"
    assert not IndexJob.objects.exists()
