"""A file is private until its paper is public, and runs no script."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction

from tests.factories import MemberFactory, PaperPageFactory, publish
from tests.samples import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(network, researcher):
    paper = PaperPageFactory(parent=network, owner=researcher, pages=["Text."])
    file = paper.files[0]
    file.file.save("p.pdf", ContentFile(pdf()), save=False)
    file.uploaded_by_user = researcher
    file.save()
    return paper


def get(client, paper):
    return client.get(paper.files[0].url)


def test_file_of_a_published_paper_is_open_and_kept_from_running_script(client, paper):
    publish(paper)
    answer = get(client, paper)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "private" in answer.headers["Cache-Control"]


def test_file_of_a_draft_is_not_there_for_outsiders(client, paper):
    assert get(client, paper).status_code == 404
    client.force_login(MemberFactory())
    assert get(client, paper).status_code == 404
    client.force_login(MemberFactory(group="Researchers"))
    assert get(client, paper).status_code == 404


def test_file_of_a_draft_is_open_to_its_researcher_and_editors(client, paper, researcher, editor):
    for member in (researcher, editor):
        client.force_login(member)
        assert get(client, paper).status_code == 200


def test_file_closes_when_its_paper_is_unpublished(client, paper):
    publish(paper)
    paper.unpublish()
    assert get(client, paper).status_code == 404


def test_file_of_a_private_paper_is_open_to_those_who_may_read_it(client, paper):
    publish(paper)
    PageViewRestriction.objects.create(page=paper.get_parent(), restriction_type="login")
    assert get(client, paper).status_code == 404
    client.force_login(MemberFactory())
    assert get(client, paper).status_code == 200


def test_file_that_two_papers_carry_is_open_while_one_is_public(client, paper, network):
    from research.models import PaperAttachment

    other = PaperPageFactory(parent=network)
    other.attachments = [PaperAttachment(file=paper.files[0])]
    other.save()
    publish(other)
    assert get(client, paper).status_code == 200
    other.unpublish()
    assert get(client, paper).status_code == 404


def test_file_lies_outside_the_folder_that_is_served(client, paper):
    name = paper.files[0].file.name
    publish(paper)
    for address in (f"/media/{name}", f"/media/../papers/{name}", f"/static/{name}"):
        assert client.get(address).status_code in (400, 404)


def test_chooser_shows_researchers_their_own_files_only(client, paper):
    client.force_login(MemberFactory(group="Researchers"))
    page = client.get("/admin/documents/chooser/").content.decode()
    assert paper.files[0].title not in page


def test_word_document_is_downloaded_not_shown(client, network):
    from research.models import PaperAttachment
    from tests.factories import make_file
    from tests.samples import word

    file = make_file(["Text."], name="paper.docx", content=ContentFile(word()))
    paper = PaperPageFactory(parent=network)
    paper.attachments = [PaperAttachment(file=file)]
    paper.save()
    publish(paper)
    assert client.get(file.url).headers["Content-Disposition"].startswith("attachment")
