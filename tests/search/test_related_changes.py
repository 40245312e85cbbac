"""What a paper's document borrows from others follows them: names and slugs of the tree."""

import pytest

from tests.factories import InstitutionPageFactory, PaperPageFactory, publish
from tests.search.searching import ids

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


@pytest.fixture
def paper(library, network, other_network, institutions_index):
    institution = InstitutionPageFactory(
        parent=institutions_index, title="Institute of Ledgers", slug="ledgers"
    )
    paper = PaperPageFactory(parent=network, title="Harbour")
    paper.authors.create(name="Demo Researcher 1", institution=institution)
    paper.co_publishers.add(other_network)
    publish(paper)
    library.sync()
    return paper


def test_new_slug_of_a_co_publishing_network(client, library, paper, other_network):
    other_network.slug = "carec-programme"
    publish(other_network)
    library.sync()
    assert ids(client, network="carec-programme") == [paper.pk]
    assert ids(client, network="carec") == []


def test_deleted_co_publishing_network(client, library, paper, other_network):
    other_network.delete()
    library.sync()
    assert ids(client, network="carec") == []
    assert ids(client, network="south-centre") == [paper.pk]


def test_new_slug_and_name_of_an_institution(client, library, paper):
    institution = paper.authors.get(name="Demo Researcher 1").institution
    institution.slug, institution.title = "registers", "Institute of Registers"
    publish(institution)
    library.sync()
    assert ids(client, institution="registers") == [paper.pk]
    assert ids(client, institution="ledgers") == []
    assert ids(client, "registers") == [paper.pk]


def test_deleted_institution(client, library, paper):
    paper.authors.get(name="Demo Researcher 1").institution.delete()
    library.sync()
    assert ids(client, institution="ledgers") == []
    assert ids(client, "ledgers") == []
    assert ids(client) == [paper.pk]
