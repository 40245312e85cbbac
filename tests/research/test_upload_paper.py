"""“Upload a paper”: from a file to a draft in the editor, or a clear word and nothing stored."""

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django_q.models import OrmQ

from networks.models import SiteImage
from research.actions import start_paper as start_paper_module
from research.models import PaperFile, PaperPage
from tests import samples
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db

URL = "/admin/papers/upload/"


def stored_files():
    folder = settings.VAR_DIR / "papers"
    return sorted(path for path in folder.rglob("*") if path.is_file())


def upload(client, network, content, name="paper.pdf"):
    file = SimpleUploadedFile(name, content)
    return client.post(URL, {"network": network.pk, "file": file})


@pytest.fixture
def client(client, researcher):
    client.force_login(researcher)
    return client


def test_file_becomes_a_draft_with_its_proposals(client, network, researcher):
    content = samples.pdf(
        [
            "Trade among neighbours\nAbstract\n" + "Small exporters need regional rules. " * 8,
            "Second page of the paper.",
        ],
        title="Trade among neighbours",
        author="Demo Researcher 1; Demo Researcher 2",
    )
    answer = upload(client, network, content)

    paper = PaperPage.objects.get()
    assert answer.headers["Location"] == f"/admin/pages/{paper.pk}/edit/"
    assert not paper.live
    assert paper.owner == researcher
    assert paper.title == "Trade among neighbours"
    assert [author.name for author in paper.authors.all()] == [
        "Demo Researcher 1",
        "Demo Researcher 2",
    ]
    assert paper.language == "en"
    assert "Small exporters" in paper.abstract
    assert paper.cover.width > 100
    assert paper.files[0].uploaded_by_user == researcher
    assert paper.latest_revision.user == researcher
    assert OrmQ.objects.count() == 1  # the text is read in the background
    editor = client.get(answer.headers["Location"])
    assert editor.status_code == 200
    assert "is being read in the background" in editor.content.decode()


def test_word_document_becomes_a_draft(client, network):
    upload(client, network, samples.word(["A paper.", "Page two."], title="By Word"), "paper.docx")
    assert PaperPage.objects.get().title == "By Word"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.pdf", b"", "empty"),
        ("page.pdf", b"<html><script>alert(1)</script></html>", "PDF"),
        ("broken.pdf", samples.pdf()[:200], "damaged"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".docx"),
    ],
)
def test_bad_file_is_refused_in_words_and_nothing_is_stored(client, network, name, content, words):
    before = stored_files()
    answer = upload(client, network, content, name)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert words in page
    assert f'value="{network.pk}" selected' in page  # what was chosen is still there
    assert not PaperFile.objects.exists()
    assert not PaperPage.objects.exists()
    assert not OrmQ.objects.exists()
    assert stored_files() == before


def test_file_over_the_limit_is_refused(client, network, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000
    answer = upload(client, network, samples.pdf(["x" * 3000]))
    assert "at most" in answer.content.decode()
    assert not PaperFile.objects.exists()


def test_failure_in_the_middle_leaves_nothing_behind(client, network, monkeypatch):
    before = stored_files()

    def fail(**kwargs):
        raise OSError("no space left on device")

    monkeypatch.setattr(start_paper_module, "make_cover", fail)
    with pytest.raises(OSError, match="no space"):
        upload(client, network, samples.pdf())
    assert not PaperFile.objects.exists()
    assert not PaperPage.objects.exists()
    assert not SiteImage.objects.exists()
    assert stored_files() == before


def test_full_disk_leaves_nothing_behind(client, network, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("no space left on device")

    monkeypatch.setattr(storages["papers"], "_save", fail)
    with pytest.raises(OSError, match="no space"):
        upload(client, network, samples.pdf())
    assert not PaperFile.objects.exists()
    assert not PaperPage.objects.exists()


def test_member_without_rights_cannot_upload(client, network):
    client.force_login(MemberFactory())
    assert client.get(URL).status_code == 302
    assert upload(client, network, samples.pdf()).status_code == 302
    assert not PaperPage.objects.exists()


def test_network_without_rights_is_no_choice(client, network, other_network, researcher):
    researcher.groups.first().page_permissions.filter(page=other_network).delete()
    answer = upload(client, other_network, samples.pdf())
    assert answer.status_code == 200
    assert not PaperPage.objects.exists()


def test_researcher_cannot_publish(client, network):
    upload(client, network, samples.pdf())
    paper = PaperPage.objects.get()
    page = client.get(f"/admin/pages/{paper.pk}/edit/").content.decode()
    assert 'name="action-submit"' in page
    assert 'name="action-publish"' not in page


def test_wagtails_own_document_form_checks_the_content_too(client, network):
    file = SimpleUploadedFile("page.pdf", b"<html></html>")
    answer = client.post("/admin/documents/multiple/add/", {"title": "x", "files[]": file})
    assert not answer.json()["success"]
    assert not PaperFile.objects.exists()
