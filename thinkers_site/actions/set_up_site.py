"""The page tree that every installation starts with, made where it is missing."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from networks.models import InstitutionIndexPage, NetworkIndexPage
from research.actions.set_up_editorial import set_up_editorial
from search.actions.set_up_synonyms import set_up_synonyms
from thinkers_site.models import HomePage


@transaction.atomic
def set_up_site() -> HomePage:
    """Make home page, lists, editorial groups and synonyms where missing; return the home page.

    Wagtail's own "Welcome" page goes, as long as nothing stands below it.
    """
    home = HomePage.objects.first() or _make_home()
    for model, title, slug in (
        (NetworkIndexPage, "Networks", "networks"),
        (InstitutionIndexPage, "Institutions", "institutions"),
    ):
        if not model.objects.exists():
            home.add_child(instance=model(title=title, slug=slug, show_in_menus=True))
    set_up_editorial()
    set_up_synonyms()
    return home


def _make_home() -> HomePage:
    root = Page.get_first_root_node()
    welcome = Page.objects.filter(depth=2, slug="home", numchild=0).exact_type(Page).first()
    home = HomePage(
        title="South-South Global Thinkers",
        slug="global-thinkers",
        tagline="Knowledge of the global South, for the Sustainable Development Goals",
    )
    root.add_child(instance=home)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.root_page = home
    site.site_name = home.title
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site.hostname = address.hostname
    site.port = address.port or {"http": 80, "https": 443}[address.scheme]
    site.save()
    if welcome:
        welcome.refresh_from_db()
        welcome.delete()
    return home
