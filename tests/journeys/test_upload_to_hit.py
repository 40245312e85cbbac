"""The whole road: a researcher's PDF becomes a search hit that opens at its page, and leaves."""

import pytest

from tests import samples

pytestmark = [
    pytest.mark.browser,
    pytest.mark.elasticsearch,
    pytest.mark.site,
]

FOUND_WITHIN = 5  # seconds


def paper_about(word):
    return samples.pdf(
        [
            f"A demo paper about the {word}\nAbstract\nWhat small exporters need from rules.",
            f"The second page: a {word} was kept at the old customs house.",
            "The third page closes.",
        ],
        title=f"A demo paper about the {word}",
        author="Demo Researcher 1",
    )


def upload(researcher, word):
    """Upload, complete and submit a paper; returns its page id."""
    page = researcher.page
    page.goto("/admin/")
    page.click("text=Upload a paper")
    page.select_option("#id_network", label="South Centre")
    file = {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": paper_about(word)}
    page.set_input_files("#id_file", file)
    page.click("main button[type=submit]")
    page.wait_for_url("**/edit/")
    assert page.input_value("#id_title") == f"A demo paper about the {word}"
    assert page.input_value("#id_authors-0-name") == "Demo Researcher 1"
    number = int(page.url.rstrip("/").split("/")[-2])
    page.select_option("#id_licence", "CC-BY-4.0")
    submit(page)
    return number


def submit(page):
    button = page.locator('button[name="action-submit"]')
    if not button.is_visible():
        page.click("footer [data-w-dropdown-target=toggle]")
    button.click()
    page.wait_for_load_state()
    assert "submitted" in page.content()


def approve(editor, number):
    page = editor.page
    page.goto(f"/admin/pages/{number}/edit/")
    approving = page.locator('[data-workflow-action-name="approve"]').first
    if not approving.is_visible():
        page.click("footer [data-w-dropdown-target=toggle]")
    approving.click()
    page.wait_for_load_state()


def is_found(visitor, word):
    return visitor.search(word)["results"]


def test_paper_is_found_at_its_page_and_gone_after_unpublishing(person):
    researcher, editor, visitor = person("researcher"), person("editor"), person()
    word = "zanzibarite"
    number = upload(researcher, word)
    assert not is_found(visitor, word)

    approve(editor, number)
    visitor.wait_until(lambda: is_found(visitor, word), seconds=FOUND_WITHIN)

    page = visitor.page
    page.goto(f"/search/?q={word}+was+kept+at+the+old+customs+house")
    passage = page.locator("mark", has_text=word).first
    assert passage.is_visible()
    link = page.locator('a[href*="#page=2"]').first
    address = link.get_attribute("href")
    answer = visitor.context.request.get(address.split("#")[0])
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body() == paper_about(word)

    editor.page.goto(f"/admin/pages/{number}/unpublish/")
    editor.page.click("main button[type=submit], main input[type=submit]")
    editor.page.wait_for_load_state()
    visitor.wait_until(lambda: not is_found(visitor, word), seconds=FOUND_WITHIN)
    assert visitor.context.request.get(address.split("#")[0]).status == 404


def test_elasticsearch_stopped_while_publishing_loses_nothing(person, manage):
    researcher, editor, visitor = person("researcher"), person("editor"), person()
    word = "quetzalite"
    number = upload(researcher, word)

    manage("search_node", "stop")
    approve(editor, number)
    live = visitor.context.request.get(f"/search/?q={word}")
    assert live.status == 200
    page = visitor.page
    page.goto(f"/search/?q={word}+was+kept+at+the+old+customs+house")
    assert "limited" in page.inner_text("main")
    assert f"A demo paper about the {word}" in page.inner_text("main")
    assert visitor.search(word)["degraded"]

    manage("search_node", "start")
    visitor.wait_until(
        lambda: (answer := visitor.search(word))["results"] and not answer["degraded"], seconds=60
    )
    assert "Jobs waiting    0" in manage("search_status")


def test_bad_file_is_explained_where_it_was_chosen(person):
    page = person("researcher").page
    page.goto("/admin/papers/upload/")
    page.select_option("#id_network", label="South Centre")
    file = {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": b"<html>hello</html>"}
    page.set_input_files("#id_file", file)
    page.click("main button[type=submit]")
    page.wait_for_selector("main :text('The file is a web page')")
    assert page.locator("#id_network option:checked").inner_text() == "South Centre"
