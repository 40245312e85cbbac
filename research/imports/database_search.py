"""The database's search learns of many papers at once, not of each by itself.

After every single save Wagtail measures all titles anew, so that n papers would cost n².
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models.signals import post_save
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.search.backends import get_search_backend

from research.models import PaperPage


@contextmanager
def indexed_together() -> Iterator[set[int]]:
    """Index the papers whose ids are put into the set, at the end of the block.

    For a process of its own: saves of other papers go unnoticed meanwhile.
    """
    saved: set[int] = set()
    post_save.disconnect(post_save_signal_handler, sender=PaperPage)
    try:
        yield saved
    finally:
        post_save.connect(post_save_signal_handler, sender=PaperPage)
    papers = PaperPage.objects.filter(pk__in=saved).prefetch_related("authors")
    get_search_backend().add_bulk(PaperPage, papers)
