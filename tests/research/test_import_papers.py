"""Importing papers: what becomes of a row that is right."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageLogEntry
from wagtail.signals import page_published

from research.models import PaperKind, PaperPage
from search.models import IndexJob
from tests.research.import_site import paper, paper_row, run, short_row, write_csv, write_jsonl


@pytest.fixture
def published(network, tmp_path):
    result = run(write_csv(tmp_path, [paper_row()]), "--publish")
    assert (result.code, result.err) == (0, "")
    assert result.summary == "created 1, updated 0, unchanged 0, bad 0"
    return paper()


def test_every_column_arrives_in_the_paper(published):
    assert published.title == "Ports and credit in East Africa"
    assert published.abstract == "How ports changed the price of credit."
    assert published.publication_date == datetime.date(2024, 5, 1)
    assert published.language == "en"
    assert published.kind == PaperKind.POLICY_BRIEF
    assert [topic.slug for topic in published.topics.all()] == ["climate-change", "trade"]
    assert [sdg.number for sdg in published.sdgs.all()] == [8, 13]
    assert {country.alpha2 for country in published.countries.all()} == {"KE", "TZ"}
    assert published.keyword_list == ["ports", "credit"]
    assert published.doi == "10.1234/ports.1"
    assert published.text == "Harbours lower what farmers pay for loans."


def test_authors_keep_their_order_their_orcid_and_their_institution(published):
    first, second = published.authors.all()
    assert (first.name, first.orcid) == ("Demo Researcher 1", "0000-0002-1825-0097")
    assert first.affiliation == "Institute of Trade"
    assert (second.name, second.orcid, second.affiliation) == ("Demo Researcher 2", "", "")


def test_a_published_paper_is_as_if_the_cms_had_published_it(published):
    revision = published.latest_revision
    assert published.live
    assert not published.has_unpublished_changes
    assert published.live_revision == revision
    assert published.first_published_at == published.last_published_at
    assert timezone.now() - published.first_published_at < datetime.timedelta(minutes=5)
    assert published.latest_revision_created_at == revision.created_at
    assert published.draft_title == published.title
    actions = PageLogEntry.objects.filter(page=published.pk).values_list("action", flat=True)
    assert sorted(actions) == ["wagtail.create", "wagtail.publish"]
    assert Client().get(published.url).status_code == 200


def test_the_page_tree_is_sound_after_an_import(published, network):
    network.refresh_from_db()
    assert network.numchild == 1
    assert published.get_parent() == network.page_ptr
    assert published.url_path == f"{network.url_path}ports-and-credit-in-east-africa/"
    assert [*Page.find_problems()] == [[]] * 5


def test_its_revision_brings_the_same_paper_back(published):
    again = published.latest_revision.as_object()
    assert [author.pk for author in again.authors.all()] == [
        author.pk for author in published.authors.all()
    ]
    assert list(again.topics.all()) == list(published.topics.all())
    again.save_revision().publish()
    published.refresh_from_db()
    assert published.live
    assert published.authors.count() == 2


def test_the_search_learns_of_a_published_paper(published):
    assert list(IndexJob.objects.values_list("page_id", flat=True)) == [published.pk]
    assert list(PaperPage.objects.search("harbours")) == [published]
    assert list(PaperPage.objects.search("Researcher")) == [published]


def test_papers_saved_after_an_import_are_found_as_well(published):
    published.title = "Lighthouses"
    published.save_revision().publish()
    assert list(PaperPage.objects.search("lighthouses")) == [published]


def test_each_published_paper_is_announced_once(network, tmp_path):
    announced = []

    def listen(sender, instance, revision, **kwargs):
        announced.append((sender, instance.external_id, instance.live, revision.pk))

    page_published.connect(listen)
    try:
        run(write_csv(tmp_path, [short_row(1), short_row(2)]), "--publish")
    finally:
        page_published.disconnect(listen)
    assert announced == [
        (PaperPage, f"S-{number}", True, paper(f"S-{number}").live_revision_id) for number in (1, 2)
    ]


def test_without_publish_papers_are_drafts_that_nobody_is_told_of(network, tmp_path):
    result = run(write_csv(tmp_path, [paper_row(date="")]))
    assert result.summary == "created 1, updated 0, unchanged 0, bad 0"
    draft = paper()
    assert not draft.live
    assert draft.has_unpublished_changes
    assert draft.first_published_at is None
    assert draft.live_revision is None
    assert draft.publication_date is None
    assert draft.latest_revision.content["title"] == draft.title
    assert not IndexJob.objects.exists()
    entries = PageLogEntry.objects.filter(page=draft.pk)
    assert [entry.action for entry in entries] == ["wagtail.create"]


def test_a_draft_can_be_published_in_the_cms_afterwards(network, tmp_path):
    run(write_csv(tmp_path, [paper_row()]))
    paper().latest_revision.publish()
    assert paper().live
    assert paper().authors.count() == 2


def test_title_and_id_are_enough(network, tmp_path):
    rows = [{"external_id": "A-1", "title": "Trade between neighbours pays for both sides"}]
    assert run(write_csv(tmp_path, rows), "--publish").code == 0
    published = paper()
    assert published.language == "en"
    assert published.kind == PaperKind.RESEARCH_PAPER
    assert published.publication_date == timezone.localdate()


@pytest.mark.parametrize(
    ("language", "title", "abstract"),
    [
        ("fr", "Le commerce", "Le commerce entre les pays voisins a doublé en dix ans. " * 5),
        ("fr", "Le commerce entre pays voisins", "Les échanges ont doublé en dix ans."),
        ("pt", "O comércio entre países vizinhos", "As trocas dobraram em dez anos."),
        ("en", "Ports 2030", ""),
        ("ar", "التجارة بين بلدان الجنوب", "تضاعفت التجارة بين البلدان المتجاورة خلال عشر سنوات."),
        ("zh", "南南贸易与投资", "十年来，邻国之间的贸易翻了一番，投资也随之增长，互利共赢。"),
    ],
)
def test_a_missing_language_is_told_from_the_text(network, tmp_path, language, title, abstract):
    run(write_csv(tmp_path, [short_row(title=title, abstract=abstract, language="")]))
    assert paper("S-1").language == language


def test_a_text_in_no_language_of_the_library_asks_for_it(network, tmp_path):
    german = "Der Handel zwischen den Nachbarländern hat sich in zehn Jahren verdoppelt. " * 4
    result = run(write_csv(tmp_path, [short_row(abstract=german, language="")]))
    assert result.code == 1
    assert "line 2 (S-1): language: it cannot be told from the text" in result.err


def test_tags_of_publishers_are_taken_out(network, tmp_path):
    abstract = "<jats:p>Emissions of CO<jats:sub>2</jats:sub> fell &amp; trade rose.</jats:p>"
    rows = [short_row(abstract=abstract, title="<i>Jatropha</i> in Mali", text="p <0.05 and x > 3")]
    run(write_csv(tmp_path, rows))
    assert paper("S-1").abstract == "Emissions of CO2 fell & trade rose."
    assert paper("S-1").title == "Jatropha in Mali"
    assert paper("S-1").text == "p <0.05 and x > 3"


def test_slugs_come_from_titles_of_any_script_and_differ(network, tmp_path):
    titles = ["التجارة بين بلدان الجنوب", "南南贸易与投资", "Annual report", "Annual report", "?!"]
    titles.append("A very long title about everything " * 6)
    rows = [short_row(number, title=title) for number, title in enumerate(titles)]
    assert run(write_csv(tmp_path, rows), "--publish").code == 0
    slugs = [paper(f"S-{number}").slug for number in range(len(titles))]
    assert slugs[:5] == [
        "التجارة-بين-بلدان-الجنوب",
        "南南贸易与投资",
        "annual-report",
        "annual-report-2",
        "s-4",
    ]
    assert slugs[5].startswith("a-very-long-title")
    assert 80 < len(slugs[5]) <= 100
    assert not slugs[5].endswith("-")


def test_many_papers_of_one_title_all_get_a_slug(network, tmp_path):
    rows = [short_row(number, title="Annual report") for number in range(30)]
    assert run(write_csv(tmp_path, rows)).code == 0
    slugs = set(PaperPage.objects.values_list("slug", flat=True))
    assert slugs == {"annual-report", *(f"annual-report-{number}" for number in range(2, 31))}


def test_json_takes_arrays_objects_and_the_strings_of_csv(network, tmp_path):
    rows = [
        paper_row(
            authors=[
                {"name": "Demo Researcher 1", "orcid": "https://orcid.org/0000-0002-1825-0097"},
                "Demo Researcher 2 (Institute; Dept of Trade)",
            ],
            topics=["Trade", "climate-change"],
            sdgs=[8, "SDG 13"],
            countries="KE | Tanzania",
            date=2024,
        )
    ]
    assert run(write_jsonl(tmp_path, rows)).code == 0
    imported = paper()
    assert [author.affiliation for author in imported.authors.all()] == [
        "",
        "Institute; Dept of Trade",
    ]
    assert imported.authors.first().orcid == "0000-0002-1825-0097"
    assert imported.topics.count() == 2
    assert [sdg.number for sdg in imported.sdgs.all()] == [8, 13]
    assert {country.alpha2 for country in imported.countries.all()} == {"KE", "TZ"}
    assert imported.publication_date == datetime.date(2024, 1, 1)


def test_a_list_of_several_pieces_goes_in_with_few_questions(
    network, tmp_path, django_assert_max_num_queries
):
    rows = [paper_row(external_id=f"P-{number}", doi="") for number in range(120)]
    with django_assert_max_num_queries(120 * 25):
        result = run(write_csv(tmp_path, rows), "--publish")
    assert result.summary == "created 120, updated 0, unchanged 0, bad 0"
    assert PaperPage.objects.live().child_of(network).count() == 120
    assert PaperPage.objects.search("harbours").count() == 120
    assert IndexJob.objects.count() == 120
    network.refresh_from_db()
    assert network.numchild == 120
    assert [*Page.find_problems()] == [[]] * 5
