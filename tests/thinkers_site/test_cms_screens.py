"""What an author sees in the CMS: the upload screen and the preview of a page not saved yet."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from networks.models import InstitutionPage, NetworkPage
from research.models import PaperPage


@pytest.fixture
def screen(client, researcher):
    """Open the upload screen as a researcher, or send its form; the answer as a tree."""
    client.force_login(researcher)

    def screen(**form):
        address = reverse("upload_paper")
        response = client.post(address, form) if form else client.get(address)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return screen


def test_the_upload_screen_tells_the_limits_and_chooses_an_only_network(screen, network):
    page = screen()
    form = page.find("form", enctype="multipart/form-data")
    assert form.find("input", attrs={"name": "file"})
    chosen = form.find("select", attrs={"name": "network"}).find("option", selected=True)
    assert chosen["value"] == str(network.pk)
    assert form.find("button", type="submit").text.strip() == "Upload and open draft"
    text = page.main.text
    for words in ("PDF", ".docx", "50.0\xa0MB"):
        assert words in text


def test_a_refused_file_is_explained_and_the_network_kept(screen, network, other_network):
    disguised = SimpleUploadedFile("paper.pdf", b"<html>no paper</html>")
    page = screen(network=other_network.pk, file=disguised)
    assert page.find(class_="error-message").text.strip()
    assert "Browsers do not keep a file after an error" in page.main.text
    chosen = page.find("select", attrs={"name": "network"}).find("option", selected=True)
    assert chosen["value"] == str(other_network.pk)


@pytest.mark.parametrize("kind", [NetworkPage, InstitutionPage, PaperPage])
def test_a_page_that_is_not_saved_yet_can_be_previewed(
    site, network, networks_index, institutions_index, institution, paper, kind
):
    parents = {NetworkPage: networks_index, InstitutionPage: institutions_index, PaperPage: network}
    page = kind(title="Not saved yet", slug="not-saved-yet")
    page.depth = parents[kind].depth + 1
    page.path = kind._get_children_path_interval(parents[kind].path)[1]
    response = page.make_preview_request()
    assert response.status_code == 200
    assert "Not saved yet" in BeautifulSoup(response.content, "html.parser").h1.text
    assert "noindex" in response.content.decode()
