"""Importing papers: the network that a list goes into, there already or made for it."""

import pytest
from django.test import Client

from research.models import PaperPage
from tests.research.import_site import paper, paper_row, run, write_csv


def test_a_network_is_made_on_demand_and_is_public(networks_index, tmp_path):
    result = run(
        write_csv(tmp_path, [paper_row()]), "--publish", "--create-network", network="green-growth"
    )
    assert result.code == 0
    made = paper().network
    assert (made.slug, made.title, made.live) == ("green-growth", "Green growth", True)
    assert made.latest_revision is not None
    assert Client().get(made.url).status_code == 200


def test_an_unknown_network_is_refused_with_those_there_are(network, other_network, tmp_path):
    result = run(write_csv(tmp_path, [paper_row()]), network="nowhere")
    assert result.code == 1
    assert "There is no network “nowhere”. The networks are: carec, south-centre." in result.err
    assert not PaperPage.objects.exists()


def test_a_network_cannot_be_named_what_no_address_can_hold(network, tmp_path):
    result = run(write_csv(tmp_path, [paper_row()]), "--create-network", network="a b/c")
    assert result.code == 1
    assert "slug" in result.err


@pytest.mark.django_db
def test_a_site_without_a_tree_is_told_what_to_do_first(tmp_path):
    result = run(write_csv(tmp_path, [paper_row()]), "--create-network")
    assert result.code == 1
    assert "set_up_site" in result.err
