"""Importing papers: whatever ends an import, the papers that are in are whole."""

import pytest
from django.db import OperationalError
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.signals import page_published

from research.models import PaperAuthor, PaperFile, PaperPage
from search.models import IndexJob
from tests.research.import_site import everything, paper_row, run, write_csv
from tests.samples import pdf


@pytest.fixture
def break_down():
    """Let something on the site fail when the n-th paper is announced."""
    receivers = []

    def arrange(at: int, error: BaseException):
        announced = []

        def fail(sender, **kwargs):
            announced.append(sender)
            if len(announced) == at:
                raise error

        receivers.append(fail)
        page_published.connect(fail, weak=False)

    yield arrange
    for receiver in receivers:
        page_published.disconnect(receiver)


def _list(tmp_path, number=120):
    return write_csv(tmp_path, [paper_row(external_id=f"P-{n}", doi="") for n in range(number)])


def _assert_whole(count):
    papers = PaperPage.objects.live()
    assert PaperPage.objects.count() == papers.count() == count
    assert papers.filter(live_revision__isnull=False).count() == count
    assert Revision.objects.filter(pk__in=papers.values("live_revision")).count() == count
    assert PaperAuthor.objects.count() == 2 * count
    assert IndexJob.objects.count() == count
    assert PaperPage.objects.search("harbours").count() == count
    assert PageLogEntry.objects.filter(page__in=papers, action="wagtail.publish").count() == count
    assert [*Page.find_problems()] == [[]] * 5


@pytest.mark.parametrize("error", [RuntimeError("power cut"), MemoryError()])
def test_an_import_that_breaks_down_leaves_whole_papers_and_can_be_run_again(
    network, tmp_path, break_down, error
):
    break_down(75, error)
    with pytest.raises(type(error)):
        run(_list(tmp_path), "--publish")
    _assert_whole(50)
    network.refresh_from_db()
    assert network.numchild == 50
    assert run(_list(tmp_path), "--publish").summary == "created 70, updated 0, unchanged 50, bad 0"
    _assert_whole(120)


def test_ctrl_c_says_how_far_it_came(network, tmp_path, break_down):
    break_down(75, KeyboardInterrupt())
    result = run(_list(tmp_path), "--publish")
    assert result.code == 130
    assert result.err == (
        "Stopped: created 50, updated 0, unchanged 0, bad 0. Run it again for the rest."
    )
    _assert_whole(50)


def test_a_database_that_fails_is_told_in_one_sentence(network, tmp_path, break_down):
    break_down(60, OperationalError("disk full"))
    result = run(_list(tmp_path), "--publish")
    assert result.code == 1
    assert result.err.startswith("The database failed (disk full). So far: created 50,")
    _assert_whole(50)


def test_a_file_is_taken_back_with_its_paper(network, tmp_path, break_down):
    (tmp_path / "a.pdf").write_bytes(pdf())
    before = everything()
    break_down(1, RuntimeError("power cut"))
    with pytest.raises(RuntimeError):
        run(write_csv(tmp_path, [paper_row(file="a.pdf")]), "--publish")
    assert not PaperFile.objects.exists()
    assert everything() == before


def test_the_search_hears_of_papers_again_after_a_breakdown(network, tmp_path, break_down):
    break_down(1, RuntimeError("power cut"))
    with pytest.raises(RuntimeError):
        run(_list(tmp_path, 1), "--publish")
    network.refresh_from_db()
    paper = network.add_child(instance=PaperPage(title="Lighthouses", live=False))
    assert list(PaperPage.objects.search("lighthouses")) == [paper]
