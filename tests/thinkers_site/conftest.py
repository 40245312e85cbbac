"""Requests to the public pages, read as a browser reads them."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import InstitutionPageFactory, PaperPageFactory


@pytest.fixture
def open_page(client):
    """Open an address as an outsider; the answer is 200 and comes as a tree of elements."""

    def open_page(address):
        response = client.get(address)
        assert response.status_code == 200, address
        return BeautifulSoup(response.content, "html.parser")

    return open_page


@pytest.fixture
def institution(institutions_index):
    return InstitutionPageFactory(
        parent=institutions_index, title="Demo Institute", slug="demo-institute"
    )


@pytest.fixture
def paper(network):
    return PaperPageFactory(parent=network, title="Demo paper of trade", published=True)


@pytest.fixture
def arabic_paper(network):
    return PaperPageFactory(
        parent=network,
        title="التجارة بين بلدان الجنوب",
        slug="arabic",
        language="ar",
        abstract="ملخص الورقة.",
        published=True,
    )
