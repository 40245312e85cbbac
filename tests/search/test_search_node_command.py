"""`manage.py search_node`: what it says and with which code it ends."""

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.SEARCH_NODE_PORT = 1


def test_with_a_cluster_elsewhere_nothing_is_started(settings, capsys, tmp_path):
    settings.ELASTICSEARCH_URL = "https://search.example.org"
    call_command("search_node", "start")
    assert "uses that cluster" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_status_of_a_node_that_does_not_run_ends_with_one(settings, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("search_node", "status")
    assert ended.value.code == 1
    assert "not running" in capsys.readouterr().out


def test_stopping_a_node_that_does_not_run_is_no_error(capsys):
    call_command("search_node", "stop")
    assert "was not running" in capsys.readouterr().out


def test_what_keeps_the_node_from_starting_is_said_in_one_sentence():
    with pytest.raises(CommandError, match='"Dev Node" cannot name a search node'):
        call_command("search_node", "start", "--name", "Dev Node")
