"""What changes the index: every event after which a page may be found, another, or no longer.

A receiver only writes jobs, in the transaction of the change; the sender asks the database what
the page is by then. That is why no receiver needs to know whether a page is live: scheduled
publishing announces pages that are not yet, deletion announces pages as if they still were.
"""

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from networks.models import InstitutionPage, NetworkPage
from research.models import SDG, PaperPage, Topic
from research.signals import text_changed
from search.actions.request_indexing import request_indexing
from search.documents import DOCUMENTS


def _papers_below(page: Page):
    """The page itself and all papers below it: what is private or moved there, is so too."""
    return PaperPage.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True)


def _papers_naming(page: Page):
    """The papers whose documents hold the page's name or slug."""
    if isinstance(page, NetworkPage):
        papers = PaperPage.objects.of_network(page)
    elif isinstance(page, InstitutionPage):
        papers = PaperPage.objects.of_institution(page)
    else:
        papers = PaperPage.objects.none()
    return papers.values_list("pk", flat=True)


@receiver(page_published)
@receiver(page_unpublished)
def on_page_changed(sender, instance, **kwargs):
    if instance._meta.label in DOCUMENTS:
        request_indexing(pages=[instance.pk])
    else:
        request_indexing(pages=_papers_naming(instance))


@receiver(pre_delete, sender=NetworkPage)
@receiver(pre_delete, sender=InstitutionPage)
def on_named_page_deleted(sender, instance, **kwargs):
    request_indexing(pages=_papers_naming(instance))


@receiver(post_delete, sender=PaperPage)
def on_paper_deleted(sender, instance, **kwargs):
    request_indexing(pages=[instance.pk])


@receiver(page_slug_changed)
@receiver(post_page_move)
def on_page_moved(sender, instance, **kwargs):
    request_indexing(pages=[*_papers_below(instance), *_papers_naming(instance)])


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def on_privacy_changed(sender, instance, raw=False, **kwargs):
    if not raw and (page := Page.objects.filter(pk=instance.page_id).first()):
        on_page_moved(sender=None, instance=page.specific)


@receiver(text_changed)
def on_text_changed(sender, papers, **kwargs):
    request_indexing(pages=papers)


@receiver(post_save, sender=Topic)
@receiver(pre_delete, sender=Topic)
@receiver(post_save, sender=SDG)
def on_term_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        request_indexing(pages=instance.papers.values_list("pk", flat=True))
