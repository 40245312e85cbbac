"""The look: small style sheets, readable colours, an error page that needs nothing."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from research.vocabulary.sdgs import SDGS

STYLES = Path(settings.BASE_DIR, "thinkers_site/static/thinkers_site/css")
LARGEST = 30_000  # bytes of all style sheets together
READABLE = 4.5  # contrast of small text, WCAG 2.2, success criterion 1.4.3


def luminance(colour):
    """Relative luminance of "#rrggbb", as WCAG 2.2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def tokens(css):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6}|#[0-9a-f]{3});", css))


def full(colour):
    return "#" + "".join(sign * 2 for sign in colour[1:]) if len(colour) == 4 else colour


def schemes():
    light, dark = (STYLES / "base.css").read_text().split("prefers-color-scheme: dark", 1)
    return {"light": tokens(light), "dark": tokens(light) | tokens(dark)}


def test_all_style_sheets_together_stay_small():
    assert sum(path.stat().st_size for path in STYLES.glob("*.css")) < LARGEST


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_on_every_ground_it_stands_on(scheme):
    colours = {name: full(value) for name, value in schemes()[scheme].items()}
    grounds = ("paper", "surface", "tint")
    pairs = [(ink, ground) for ink in ("ink", "muted", "accent", "warm") for ground in grounds]
    pairs += [("accent-ink", "accent"), ("mark-ink", "mark"), ("ink", "warning")]
    pairs += [("accent", "accent-soft"), ("ink", "accent-soft")]
    unreadable = {p: contrast(colours[p[0]], colours[p[1]]) for p in pairs}
    assert {pair: value for pair, value in unreadable.items() if value < READABLE} == {}


def test_goals_wear_the_united_nations_colours_with_a_readable_number():
    css = (STYLES / "paper.css").read_text()
    colours = dict(re.findall(r"\.sdg-(\d+) \{ --sdg: (#\w{6}); \}", css))
    black = re.search(r"(\.sdg-\d+(?:, \.sdg-\d+)*) \{ color: #111; \}", css).group(1)
    for goal in SDGS:
        colour = colours[str(goal.number)]
        assert colour.upper() == goal.colour.upper()
        ink = "#111111" if f".sdg-{goal.number}" in black.split(", ") else "#ffffff"
        assert contrast(colour, ink) >= READABLE, goal.number


def test_the_error_page_needs_neither_request_nor_database():
    html = render_to_string("500.html")
    assert "Something went wrong on our side" in html
    sheet = re.search(r'rel="stylesheet" href="([^"]+)"', html).group(1)
    assert finders.find(sheet.removeprefix(settings.STATIC_URL))
