"""The house stays as it was drawn: imports one way, small files, no catch-all names."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# From left to right; an app may import itself and what stands to its right.
APPS = ["thinkers_site", "search", "research", "networks"]
LONGEST_FILE = 300  # lines
REFUSED_NAMES = {"utils", "helpers", "common", "services", "misc"}

FILES = [
    path
    for app in APPS
    for path in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in path.parts
]


def imported_apps(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("app", APPS)
def test_imports_point_one_way(app):
    forbidden = set(APPS[: APPS.index(app)])
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in FILES
        if path.relative_to(ROOT).parts[0] == app
        for name in set(imported_apps(path)) & forbidden
    ]
    assert wrong == []


def test_files_stay_small():
    long = [
        str(path.relative_to(ROOT))
        for path in FILES
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    ]
    assert long == []


def test_no_file_has_a_catch_all_name():
    assert [path for path in FILES if path.stem in REFUSED_NAMES] == []


def test_only_one_module_imports_bleach():
    importers = [path.relative_to(ROOT) for path in FILES if "bleach" in set(imported_apps(path))]
    assert importers == [Path("networks/html.py")]


def test_only_the_reader_parses_untrusted_files():
    parsers = {"pypdfium2", "pypdf", "docx"}
    outside = [
        str(path.relative_to(ROOT))
        for path in FILES
        if parsers & set(imported_apps(path))
        and not path.is_relative_to(ROOT / "research" / "extraction" / "reader")
        and not path.is_relative_to(ROOT / "thinkers_site" / "demo")
    ]
    assert outside == []


def test_views_and_templates_touch_no_search_engine():
    outside = [
        str(path.relative_to(ROOT))
        for path in FILES
        if {"elasticsearch", "elastic_transport"} & set(imported_apps(path))
        and path.relative_to(ROOT).parts[0] != "search"
    ]
    assert outside == []
