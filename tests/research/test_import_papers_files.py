"""Importing papers: files that a list names."""

import os

import pytest
from django.conf import settings
from django_q.models import OrmQ
from wagtail.models import ReferenceIndex

from research.models import PaperFile, PaperPage
from tests.research.import_site import everything, paper, run, short_row, write_csv
from tests.samples import pdf, word


@pytest.fixture
def folder(tmp_path):
    """The folder of the list, with something beside it that is nobody's business."""
    (tmp_path / "secret.pdf").write_bytes(pdf(["A secret."]))
    folder = tmp_path / "list"
    folder.mkdir()
    return folder


def _import(folder, name, *options, **cells):
    return run(write_csv(folder, [short_row(1, file=name, **cells)]), *options)


def _content(file):
    with file.file.open() as stream:
        return stream.read()


@pytest.mark.parametrize(("name", "content"), [("a.pdf", pdf), ("Ünïcode  paper.docx", word)])
def test_a_file_is_stored_with_its_paper_and_its_text_is_queued(network, folder, name, content):
    (folder / "files").mkdir()
    (folder / "files" / name).write_bytes(content(["Ports and credit."]))
    result = _import(folder, f"files/{name}", "--publish")
    assert (result.code, result.err) == (0, "")
    (file,) = paper("S-1").files
    assert _content(file) == (folder / "files" / name).read_bytes()
    assert file.title == "Short paper 1"
    assert file.text_state == "waiting"
    assert [job.task["args"] for job in OrmQ.objects.all()] == [(file.pk,)]
    assert ReferenceIndex.get_references_to(file).count() == 1


def test_an_imported_pdf_gives_the_paper_its_cover(network, folder):
    (folder / "a.pdf").write_bytes(pdf())
    _import(folder, "a.pdf", "--publish")
    assert paper("S-1").cover.width > 100
    assert paper("S-1").latest_revision.as_object().cover == paper("S-1").cover


def test_a_paper_with_a_file_has_its_text_from_there(network, folder):
    (folder / "a.pdf").write_bytes(pdf())
    _import(folder, "a.pdf", text="Typed by hand.")
    assert paper("S-1").text == ""


def test_a_second_run_stores_no_file_again(network, folder):
    (folder / "a.pdf").write_bytes(pdf())
    _import(folder, "a.pdf", "--publish")
    before = everything()
    result = _import(folder, "a.pdf", "--publish")
    assert result.summary == "created 0, updated 0, unchanged 1, bad 0"
    assert everything() == before


def test_the_same_file_under_another_name_is_the_same_file(network, folder):
    (folder / "a.pdf").write_bytes(pdf())
    (folder / "b.pdf").write_bytes(pdf())
    _import(folder, "a.pdf")
    assert _import(folder, "b.pdf").summary == "created 0, updated 0, unchanged 1, bad 0"


def test_a_changed_file_takes_the_place_of_the_first(network, folder):
    (folder / "a.pdf").write_bytes(pdf(["Old."]))
    _import(folder, "a.pdf", "--publish")
    old = paper("S-1").files[0]
    (folder / "a.pdf").write_bytes(pdf(["New."]))
    result = _import(folder, "a.pdf", "--publish")
    assert result.summary == "created 0, updated 1, unchanged 0, bad 0"
    (new,) = paper("S-1").files
    assert new != old
    assert _content(new) == pdf(["New."])
    assert paper("S-1").revisions.first().as_object().files == [old]
    assert ReferenceIndex.get_references_to(new).count() == 1
    assert ReferenceIndex.get_references_to(old).count() == 0


def test_an_empty_cell_takes_no_file_away(network, folder):
    (folder / "a.pdf").write_bytes(pdf())
    _import(folder, "a.pdf", "--publish")
    assert _import(folder, "", "--publish").summary == "created 0, updated 0, unchanged 1, bad 0"
    assert len(paper("S-1").files) == 1


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../secret.pdf", "“../secret.pdf” must lie in the folder of the list or below it"),
        ("files/../../secret.pdf", "must lie in the folder of the list or below it"),
        ("link.pdf", "“link.pdf” must lie in the folder of the list or below it"),
        ("away/secret.pdf", "must lie in the folder of the list or below it"),
        ("/etc/passwd", "“/etc/passwd” must lie in the folder of the list or below it"),
        ("circle.pdf", "“circle.pdf” does not exist"),
        ("missing.pdf", "“missing.pdf” does not exist"),
        ("..\\secret.pdf", "does not exist"),
        ("a\0b.pdf", "does not exist"),
        ("a" * 5000, "does not exist"),
        ("files", "“files” is not a file"),
        ("pipe.pdf", "“pipe.pdf” is not a file"),
        (".", "“.” is not a file"),
    ],
)
def test_a_path_that_leads_astray_is_refused(network, folder, name, reason):
    (folder / "files").mkdir()
    (folder / "link.pdf").symlink_to(folder.parent / "secret.pdf")
    (folder / "away").symlink_to(folder.parent)
    (folder / "circle.pdf").symlink_to(folder / "circle.pdf")
    os.mkfifo(folder / "pipe.pdf")
    before = everything()
    result = _import(folder, name, "--publish")
    assert (result.code, result.summary) == (1, "created 0, updated 0, unchanged 0, bad 1")
    assert result.err.startswith("line 2 (S-1): file: “")
    assert reason in result.err
    assert everything() == before


def test_a_link_within_the_folder_is_followed(network, folder):
    (folder / "a.pdf").write_bytes(pdf())
    (folder / "b.pdf").symlink_to("a.pdf")
    assert _import(folder, "b.pdf").code == 0


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"", "The file is empty."),
        ("a.pdf", b"<html><script>alert(1)</script></html>", "The file is a web page"),
        ("a.pdf", pdf()[:200], "The file is damaged"),
        ("a.docx", pdf(), "“a.docx” was refused:"),
    ],
)
def test_a_refused_file_leaves_nothing_behind_and_the_others_go_in(
    network, folder, name, content, reason
):
    (folder / name).write_bytes(content)
    rows = [short_row(1, file=""), short_row(2, file=name), short_row(3, file="")]
    before = everything()["files"]
    result = run(write_csv(folder, rows), "--publish")
    assert result.summary == "created 2, updated 0, unchanged 0, bad 1"
    assert result.err.startswith("line 3 (S-2): file: ")
    assert reason in result.err
    assert not PaperFile.objects.exists()
    assert not PaperPage.objects.filter(external_id="S-2").exists()
    assert everything()["files"] == before


def test_a_file_above_the_limit_is_refused(network, folder, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000
    (folder / "a.pdf").write_bytes(pdf() + b"%" * 1000)
    result = _import(folder, "a.pdf")
    assert "line 2 (S-1): file: “a.pdf” was refused: The file has" in result.err


def test_a_refused_new_file_leaves_the_paper_as_it_was(network, folder):
    (folder / "a.pdf").write_bytes(pdf())
    _import(folder, "a.pdf", "--publish")
    before = everything()
    (folder / "a.pdf").write_bytes(b"no pdf any more")
    assert _import(folder, "a.pdf", "--publish", title="New title").code == 1
    assert everything() == before
    assert paper("S-1").title == "Short paper 1"


def test_stored_files_are_not_below_the_folder_that_is_served_as_it_is(network, folder):
    (folder / "a.pdf").write_bytes(pdf())
    _import(folder, "a.pdf")
    path = paper("S-1").files[0].file.path
    assert not path.startswith(str(settings.MEDIA_ROOT))
