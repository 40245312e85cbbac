"""Hundreds of published papers in a moment: rows as the tree would write them, no signals' work."""

import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page

from research.models import PaperPage


@transaction.atomic
def make_papers(network, titles, *, text=""):
    """Papers below a network that has none yet; their text makes an index work for them."""
    kind = ContentType.objects.get_for_model(PaperPage)
    pages = Page.objects.bulk_create(
        Page(
            title=title,
            draft_title=title,
            slug=f"many-{number}",
            content_type=kind,
            path=Page._get_path(network.path, network.depth + 1, number),
            depth=network.depth + 1,
            url_path=f"{network.url_path}many-{number}/",
            locale=network.locale,
            live=True,
        )
        for number, title in enumerate(titles, start=1)
    )
    Page.objects.filter(pk=network.pk).update(numchild=len(pages))
    papers = []
    for page in pages:
        paper = PaperPage(
            page_ptr=page, abstract="Demo.", text=text, publication_date=datetime.date(2025, 6, 1)
        )
        paper.__dict__.update(
            {field.attname: getattr(page, field.attname) for field in page._meta.fields}
        )
        paper.save_base(raw=True)
        papers.append(paper)
    network.refresh_from_db()
    return papers
