"""Which Java the search node takes, and what it says when there is none."""

import shutil
import tempfile
from pathlib import Path

import pytest

from search.node import NodeError, start_node, stop_node
from search.node.java import NEEDED_MODULES, find_java


@pytest.fixture
def no_java(monkeypatch):
    """No Java in the environment, and no way for cjdk to fetch one."""
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    for variable in ("https_proxy", "HTTPS_PROXY"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    for variable in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def java_home():
    """A folder that every user can enter, for a program that speaks like a Java."""
    folder = Path(tempfile.mkdtemp(prefix="java-home-"))
    folder.chmod(0o755)
    (folder / "bin").mkdir(mode=0o755)
    yield folder
    shutil.rmtree(folder)


def install_java(home: Path, *, version: int, modules: set[str]) -> None:
    lines = "".join(f"echo {module}@{version}\n" for module in sorted(modules))
    program = home / "bin" / "java"
    program.write_text(
        "#!/bin/sh\n"
        f'if [ "$1" = --list-modules ]; then\n{lines}exit; fi\n'
        f'echo "    java.home = {home}" >&2\n'
        f'echo "    java.specification.version = {version}" >&2\n'
    )
    program.chmod(0o755)


def test_a_missing_java_is_said_in_one_sentence_before_anything_is_loaded(no_java, tmp_path):
    with pytest.raises(NodeError, match=r"needs a full Java 17 or newer.*Install one"):
        start_node(name="no-java", port=1, var_dir=tmp_path, cache_dir=tmp_path / "cache")
    assert not list((tmp_path / "cache").glob("elasticsearch-*"))
    stop_node(name="no-java", var_dir=tmp_path, remove_data=True)


def test_java_home_is_taken_when_it_holds_a_full_java(no_java, java_home, tmp_path, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", str(java_home))
    install_java(java_home, version=17, modules={"java.base", *NEEDED_MODULES})
    assert find_java(tmp_path) == java_home


@pytest.mark.parametrize(
    ("version", "modules"),
    [
        pytest.param(11, {"java.base", *NEEDED_MODULES}, id="too old"),
        pytest.param(21, {"java.base", *NEEDED_MODULES} - {"jdk.localedata"}, id="trimmed"),
    ],
)
def test_a_java_that_will_not_do_is_passed_over(
    no_java, java_home, tmp_path, monkeypatch, version, modules
):
    monkeypatch.setenv("JAVA_HOME", str(java_home))
    install_java(java_home, version=version, modules=modules)
    with pytest.raises(NodeError, match="needs a full Java 17 or newer"):
        find_java(tmp_path)
