"""Importing papers again: what people did in the CMS meanwhile is not undone."""

import pytest
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowTask

from tests.factories import InstitutionPageFactory
from tests.research.import_site import everything, paper, paper_row, run, write_csv

UNCHANGED = "created 0, updated 0, unchanged 1, bad 0"
UPDATED = "created 0, updated 1, unchanged 0, bad 0"


def _import(tmp_path, *options, **cells):
    return run(write_csv(tmp_path, [paper_row(**cells)]), *options)


def _edit(editor, *, publish, **values):
    """Change the paper in the CMS, in the name of a person."""
    edited = paper().get_latest_revision_as_object()
    for name, value in values.items():
        setattr(edited, name, value)
    revision = edited.save_revision(user=editor)
    if publish:
        revision.publish(user=editor, skip_permission_checks=True)


@pytest.fixture
def published(network, tmp_path):
    _import(tmp_path, "--publish")


def test_a_correction_in_the_cms_outlives_the_same_list(published, tmp_path, editor):
    _edit(editor, publish=True, title="Corrected title")
    before = everything()
    assert _import(tmp_path, "--publish").summary == UNCHANGED
    assert everything() == before
    assert paper().title == "Corrected title"


def test_a_correction_in_the_cms_outlives_changes_elsewhere_in_the_row(published, tmp_path, editor):
    _edit(editor, publish=True, title="Corrected title")
    assert _import(tmp_path, "--publish", keywords="roads").summary == UPDATED
    assert (paper().title, paper().keywords) == ("Corrected title", "roads")
    assert _import(tmp_path, "--publish", keywords="roads").summary == UNCHANGED
    assert paper().title == "Corrected title"


def test_a_change_that_the_cms_was_faster_with_is_no_news(published, tmp_path, editor):
    _edit(editor, publish=True, title="New title")
    revisions = Revision.objects.count()
    assert _import(tmp_path, "--publish", title="New title").summary == UNCHANGED
    assert Revision.objects.count() == revisions
    _edit(editor, publish=True, title="Newer title")
    before = everything()
    assert _import(tmp_path, "--publish", title="New title").summary == UNCHANGED
    assert everything() == before
    assert paper().title == "Newer title"


def test_empty_cells_of_a_new_column_say_nothing(network, tmp_path, editor):
    run(write_csv(tmp_path, [{"external_id": "A-1", "title": "Ports"}]))
    _edit(editor, publish=True, abstract="Written in the CMS.", publication_date="2024-05-01")
    rows = [{"external_id": "A-1", "title": "Ports", "abstract": "", "topics": "", "authors": ""}]
    before = everything()
    assert run(write_csv(tmp_path, rows)).summary == UNCHANGED
    assert everything() == before


def test_an_institution_chosen_in_the_cms_outlives_a_new_list_of_authors(
    published, tmp_path, editor, institutions_index
):
    institution = InstitutionPageFactory(parent=institutions_index)
    edited = paper().get_latest_revision_as_object()
    author = edited.authors.first()
    author.institution = institution
    edited.authors.add(author)
    edited.save_revision(user=editor).publish()
    _import(tmp_path, "--publish", authors="Demo Researcher 3; Demo Researcher 1")
    assert [author.institution for author in paper().authors.all()] == [None, institution]


def test_a_persons_draft_is_added_to_but_not_published(published, tmp_path, editor):
    _edit(editor, publish=False, abstract="Half a sent")
    assert _import(tmp_path, "--publish", title="New title").summary == UPDATED
    changed = paper()
    assert changed.title == "Ports and credit in East Africa"
    draft = changed.get_latest_revision_as_object()
    assert (draft.title, draft.abstract) == ("New title", "Half a sent")
    assert _import(tmp_path, "--publish", title="New title").summary == UNCHANGED


def test_a_draft_that_a_person_works_on_stays_a_draft(network, tmp_path, editor):
    _import(tmp_path)
    _edit(editor, publish=False, subtitle="Work in progress")
    assert _import(tmp_path, "--publish").summary == UNCHANGED
    assert not paper().live


def test_a_paper_that_was_taken_off_the_site_stays_off_it(published, tmp_path):
    paper().unpublish()
    assert _import(tmp_path, "--publish").summary == UNCHANGED
    assert _import(tmp_path, "--publish", title="New title").summary == UPDATED
    assert not paper().live


def test_a_locked_paper_is_not_touched(published, tmp_path):
    locked = paper()
    locked.locked = True
    locked.save()
    before = everything()
    assert _import(tmp_path, "--publish").summary == UNCHANGED
    result = _import(tmp_path, "--publish", title="New title")
    assert result.code == 1
    assert "line 2 (A-1): the paper is locked in the CMS" in result.err
    assert everything() == before


def test_a_paper_under_review_is_not_touched(network, tmp_path, editor):
    _import(tmp_path)
    workflow = Workflow.objects.create(name="Review of this test")
    task = GroupApprovalTask.objects.create(name="Approval of this test")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    workflow.start(paper(), editor)
    before = everything()
    assert _import(tmp_path, "--publish").summary == UNCHANGED
    result = _import(tmp_path, "--publish", title="New title")
    assert "the paper is under review; import it again when the review is over" in result.err
    assert everything() == before
    assert not paper().live
