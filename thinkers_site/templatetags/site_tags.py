"""What every page of the site shows: its menu, its trail, dates and the direction of a text."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import pgettext
from wagtail.models import Page, Site

from networks.vocabulary.languages import SITE_LANGUAGE_NAMES, is_right_to_left

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context) -> list[dict]:
    """The sections below the home page: `page` and `current` ("page", "true" or "")."""
    site = Site.find_for_request(context["request"])
    if site is None:
        return []
    sections = site.root_page.get_children().live().public().in_menu()
    return [
        {"page": section, "current": _current(section, context.get("page"))} for section in sections
    ]


def _current(section: Page, page) -> str:
    """The value of aria-current: the section itself is open, or something below it."""
    if not isinstance(page, Page) or not page.path.startswith(section.path):
        return ""
    return "page" if page.path == section.path else "true"


@register.simple_tag
def trail_to(page: Page) -> list[Page]:
    """The published pages above a page, from the home page down."""
    return list(page.get_ancestors().filter(depth__gt=1).live())


@register.filter
def direction(language: str) -> str:
    """The `dir` of a text in a language, given by its code."""
    return "rtl" if is_right_to_left(language) else "ltr"


@register.filter
def own_name(language: str, default: str = "") -> str:
    """A site language's name for itself; `default` for any other language."""
    return SITE_LANGUAGE_NAMES[language][1] if language in SITE_LANGUAGE_NAMES else default


@register.filter
def day(date) -> str:
    """A date in words; translators give the order of its parts."""
    return date_format(date, pgettext("date format", "j F Y")) if date else ""
