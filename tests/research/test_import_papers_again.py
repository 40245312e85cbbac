"""Importing papers again: what changed in the list changes, and nothing else does."""

import pytest
from wagtail.models import PageLogEntry, Revision

from networks.models import Country
from search.models import IndexJob
from tests.factories import NetworkPageFactory, PaperPageFactory
from tests.research.import_site import everything, paper, paper_row, run, write_csv, write_jsonl


def _import(tmp_path, *options, **cells):
    return run(write_csv(tmp_path, [paper_row(**cells)]), *options)


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
