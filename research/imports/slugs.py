"""Slugs of imported papers: from the title, in its own letters, unique within the network."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.text import slugify
from wagtail.models import Page

LONGEST = 100  # letters; an address is passed on in mails and prints
STEPS = (10, 100, 1000)  # how many numbered slugs are looked up in one query


def free_slug(network: Page, *names: str) -> str:
    """A slug from the first of the names that yields one, numbered where it is taken."""
    base = next(filter(None, map(_slug, names)), "paper")
    for slugs in _candidates(base):
        children = network.get_children().filter(slug__in=slugs)
        taken = set(children.values_list("slug", flat=True))
        if free := [slug for slug in slugs if slug not in taken]:
            return free[0]
    raise RuntimeError(f"every slug that begins with {base} is taken")


def _candidates(base: str) -> Iterator[list[str]]:
    yield [base]
    number = 2
    for step in (*STEPS, *[STEPS[-1]] * 1000):
        yield [f"{base}-{count}" for count in range(number, number + step)]
        number += step


def _slug(name: str) -> str:
    unicode = getattr(settings, "WAGTAIL_ALLOW_UNICODE_SLUGS", True)
    slug = slugify(name, allow_unicode=unicode)
    if len(slug) > LONGEST:  # at the end of a word, where there are words
        slug = slug[:LONGEST].rpartition("-")[0] or slug[:LONGEST]
    return slug
