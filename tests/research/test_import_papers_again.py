"""Importing papers again: what changed in the list changes, and nothing else does."""

import pytest
from wagtail.models import GroupApprovalTask, PageLogEntry, Revision, Workflow, WorkflowTask

from networks.models import Country
from search.models import IndexJob
from tests.factories import InstitutionPageFactory, NetworkPageFactory, PaperPageFactory
from tests.research.import_site import everything, paper, paper_row, run, write_csv, write_jsonl


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
    IndexJob.objects.all().delete()


UNCHANGED = "created 0, updated 0, unchanged 1, bad 0"
UPDATED = "created 0, updated 1, unchanged 0, bad 0"


@pytest.mark.parametrize("options", [(), ("--publish",)])
def test_a_second_run_changes_nothing(network, tmp_path, options):
    _import(tmp_path, *options)
    before = everything()
    result = _import(tmp_path, *options)
    assert (result.code, result.summary) == (0, UNCHANGED)
    assert everything() == before


def test_csv_and_json_of_the_same_papers_are_the_same_list(published, tmp_path):
    before = everything()
    row = paper_row(topics=["Climate Change", "TRADE"], countries="Tanzania|kenya", language="EN")
    assert run(write_jsonl(tmp_path, [row]), "--publish").summary == UNCHANGED
    assert everything() == before


@pytest.mark.parametrize(
    ("cells", "name", "value"),
    [
        ({"title": "Ports, credit and roads"}, "title", "Ports, credit and roads"),
        ({"abstract": ""}, "abstract", ""),
        ({"keywords": "roads"}, "keywords", "roads"),
        ({"doi": "https://doi.org/10.1234/ports.2"}, "doi", "10.1234/ports.2"),
        ({"language": "French"}, "language", "fr"),
        ({"kind": "Report"}, "kind", "report"),
        ({"text": "Another text."}, "text", "Another text."),
    ],
)
def test_a_changed_cell_is_published_again(published, tmp_path, cells, name, value):
    assert _import(tmp_path, "--publish", **cells).summary == UPDATED
    changed = paper()
    assert getattr(changed, name) == value
    assert changed.live
    assert not changed.has_unpublished_changes
    assert changed.revisions.count() == 2
    assert list(IndexJob.objects.values_list("page_id", flat=True)) == [changed.pk]
    assert _import(tmp_path, "--publish", **cells).summary == UNCHANGED


def test_changed_terms_and_authors_are_published_again(published, tmp_path):
    authors = "Demo Researcher 2; Demo Researcher 3 (University)"
    cells = {"topics": "trade", "sdgs": "", "countries": "Kenya; Uganda", "authors": authors}
    assert _import(tmp_path, "--publish", **cells).summary == UPDATED
    changed = paper()
    assert [topic.slug for topic in changed.topics.all()] == ["trade"]
    assert not changed.sdgs.exists()
    assert set(changed.countries.all()) == set(Country.objects.filter(alpha2__in=["KE", "UG"]))
    assert [str(author) for author in changed.authors.all()] == [
        "Demo Researcher 2",
        "Demo Researcher 3",
    ]
    assert type(changed).objects.search("Researcher 3").count() == 1


def test_without_publish_a_change_of_a_published_paper_is_a_draft_of_it(published, tmp_path):
    assert _import(tmp_path, title="New title").summary == UPDATED
    changed = paper()
    assert changed.live
    assert changed.title == "Ports and credit in East Africa"
    assert changed.has_unpublished_changes
    assert changed.get_latest_revision_as_object().title == "New title"
    assert not IndexJob.objects.exists()


def test_publish_brings_out_drafts_that_earlier_imports_left(network, tmp_path):
    _import(tmp_path, date="")
    assert _import(tmp_path, "--publish", date="").summary == UPDATED
    assert paper().live
    assert paper().publication_date is not None
    _import(tmp_path, date="", title="New title")
    assert _import(tmp_path, "--publish", date="", title="New title").summary == UPDATED
    assert paper().title == "New title"
    assert _import(tmp_path, "--publish", date="", title="New title").summary == UNCHANGED


def test_every_change_stands_in_the_history_of_the_paper(published, tmp_path):
    _import(tmp_path, "--publish", title="New title")
    entries = PageLogEntry.objects.filter(page=paper().pk).order_by("timestamp", "pk")
    assert [entry.action for entry in entries] == [
        "wagtail.create",
        "wagtail.publish",
        "wagtail.edit",
        "wagtail.rename",
        "wagtail.publish",
    ]


def test_columns_that_the_list_does_not_have_are_left_alone(published, tmp_path):
    rows = [{"external_id": "A-1", "title": "New title"}]
    assert run(write_csv(tmp_path, rows), "--publish").summary == UPDATED
    assert paper().topics.count() == 2
    assert paper().authors.count() == 2
    assert paper().abstract == "How ports changed the price of credit."


def test_empty_cells_leave_alone_what_a_paper_always_has(published, tmp_path):
    assert _import(tmp_path, "--publish", date="", language="", kind="").summary == UNCHANGED


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


def test_an_id_counts_within_its_network_only(published, tmp_path, other_network):
    path = write_csv(tmp_path, [paper_row(title="Another paper")])
    assert run(path, network="carec").summary == "created 1, updated 0, unchanged 0, bad 0"
    assert run(path, network="carec").summary == UNCHANGED
    assert run(write_csv(tmp_path, [paper_row()])).summary == UNCHANGED


def test_a_network_whose_slug_begins_alike_is_another(published, tmp_path, networks_index):
    NetworkPageFactory(parent=networks_index, title="South", slug="south")
    result = run(write_csv(tmp_path, [paper_row()]), network="south")
    assert result.summary == "created 1, updated 0, unchanged 0, bad 0"


def test_a_paper_that_was_made_in_the_cms_is_taken_over(network, tmp_path):
    PaperPageFactory(parent=network, title="Old title", external_id="A-1", published=True)
    assert _import(tmp_path, "--publish").summary == UPDATED
    assert paper().title == "Ports and credit in East Africa"
    assert _import(tmp_path, "--publish").summary == UNCHANGED


def test_unchanged_rows_cost_no_revision_and_few_questions(
    network, tmp_path, django_assert_max_num_queries
):
    path = write_csv(tmp_path, [paper_row(external_id=f"P-{number}") for number in range(100)])
    run(path, "--publish")
    revisions = Revision.objects.count()
    with django_assert_max_num_queries(60):
        result = run(path, "--publish")
    assert result.summary == "created 0, updated 0, unchanged 100, bad 0"
    assert Revision.objects.count() == revisions
