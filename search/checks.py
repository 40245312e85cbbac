"""Start-up checks: a page type that nobody thought about stops the deployment."""

from django.core.checks import Error, register
from wagtail.models import get_page_models

from search.documents import DOCUMENTS, NOT_SEARCHED


@register("search")
def every_page_type_is_declared(app_configs, **kwargs):
    own = {
        model._meta.label
        for model in get_page_models()
        if not model._meta.app_label.startswith("wagtail") and not model._meta.abstract
    }
    undeclared = own - set(DOCUMENTS) - NOT_SEARCHED
    return [
        Error(
            f"{label} is neither indexed nor declared as not searched.",
            hint="Add it to DOCUMENTS or NOT_SEARCHED in search/documents/__init__.py.",
            id="search.E001",
        )
        for label in sorted(undeclared)
    ]
