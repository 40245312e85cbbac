"""A new index takes over in one step, with nothing lost and nothing shown twice."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search.actions.rebuild_index import rebuild_index
from search.actions.send_jobs import send_jobs
from search.connection import writing_client
from search.index_status import compare_index
from search.indices import (
    alias_name,
    current_index,
    library_indices,
    previous_alias_name,
    previous_index,
)
from search.models import IndexBuild
from search.queries.search_request import SearchRequest
from search.run_search import run_search
from tests.factories import PaperPageFactory, publish

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

NOBODY_ANSWERS = "http://127.0.0.1:1"


def found(q):
    results = run_search(SearchRequest(q=q))
    assert not results.degraded
    return sorted(hit.paper.title for hit in results.hits)


def test_rebuilt_index_holds_the_same_papers(library, network):
    for title in ("Alpha", "Beta"):
        PaperPageFactory(parent=network, title=title, published=True)
    library.sync()
    before = current_index(writing_client())
    out = StringIO()
    call_command("search_rebuild", stdout=out)
    after = current_index(writing_client())
    assert after != before
    assert after in out.getvalue()
    assert found("demo") == ["Alpha", "Beta"]
    assert set(library_indices(writing_client())) == {before, after}
    assert previous_index(writing_client()) == before


def test_only_the_last_index_is_kept(library):
    first = current_index(writing_client())
    second, third = rebuild_index(), rebuild_index()
    assert library_indices(writing_client()) == {
        second: {previous_alias_name()},
        third: {alias_name()},
    }
    assert first not in (second, third)


def test_changes_made_while_filling_reach_the_new_index(library, network):
    """At the first progress call the new index exists and is still empty."""
    changed = PaperPageFactory(parent=network, title="Before", published=True)
    removed = PaperPageFactory(parent=network, title="Removed", published=True)
    library.sync()
    seen = []

    def meddle(done, total):
        if done == 0:
            changed.title = "After"
            publish(changed)
            PaperPageFactory(parent=network, title="Added", published=True)
            removed.unpublish()
            while send_jobs():
                pass
        writing_client().indices.refresh(index=alias_name())
        seen.append(found("demo"))

    rebuild_index(progress=meddle)
    assert all(titles == ["Added", "After"] for titles in seen), seen
    assert found("demo") == ["Added", "After"]
    assert compare_index().agrees


def test_rebuild_that_fails_leaves_the_old_index_in_use(library, network):
    PaperPageFactory(parent=network, title="Kept", published=True)
    library.sync()
    before = current_index(writing_client())

    def fail(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild_index(progress=fail)
    assert current_index(writing_client()) == before
    assert found("demo") == ["Kept"]
    unfinished = IndexBuild.objects.get().index
    assert rebuild_index() == unfinished
    assert set(library_indices(writing_client())) == {before, unfinished}
    assert not IndexBuild.objects.exists()


def test_status_names_what_differs_and_exits_with_one(library, network):
    missing = PaperPageFactory(parent=network, published=True)
    stale = PaperPageFactory(parent=network, published=True)
    orphaned = PaperPageFactory(parent=network, published=True)
    library.sync()
    writing_client().delete(index=alias_name(), id=str(missing.pk))
    type(stale).objects.filter(pk=stale.pk).update(title="Changed behind the back")
    type(orphaned).objects.filter(pk=orphaned.pk).update(live=False)

    status = compare_index()

    assert (status.missing, status.stale, status.orphaned) == (
        (missing.pk,),
        (stale.pk,),
        (orphaned.pk,),
    )
    out = StringIO()
    with pytest.raises(SystemExit) as exit_:
        call_command("search_status", stdout=out)
    assert exit_.value.code == 1
    assert f"pages {missing.pk}" in out.getvalue()
    rebuild_index()
    call_command("search_status", stdout=out)


def test_commands_say_in_one_sentence_that_elasticsearch_is_away(settings, site):
    settings.ELASTICSEARCH_URL = NOBODY_ANSWERS
    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("search_rebuild")
    with pytest.raises(CommandError, match="cannot be reached"):
        call_command("search_status")
