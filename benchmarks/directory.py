"""Networks and institutions of the benchmark's site, one of the networks private."""

from wagtail.models import Page, PageViewRestriction

from networks.models import (
    Country,
    InstitutionIndexPage,
    InstitutionPage,
    NetworkIndexPage,
    NetworkPage,
)

NETWORKS = 12
INSTITUTIONS = 40


def make_directory() -> None:
    """Make what is not there yet."""
    networks = NetworkIndexPage.objects.get()
    for number in range(NetworkPage.objects.count(), NETWORKS):
        network = networks.add_child(instance=_network(number))
    if not PageViewRestriction.objects.exists():
        PageViewRestriction.objects.create(
            page=Page.objects.get(pk=network.pk), restriction_type=PageViewRestriction.LOGIN
        )
    countries = list(Country.objects.exclude(region=None).order_by("pk")[:INSTITUTIONS])
    institutions = InstitutionIndexPage.objects.get()
    for number in range(InstitutionPage.objects.count(), INSTITUTIONS):
        institutions.add_child(
            instance=InstitutionPage(
                title=f"Demo Institution {number + 1}",
                slug=f"institution-{number + 1}",
                country=countries[number],
            )
        )


def _network(number: int) -> NetworkPage:
    return NetworkPage(
        title=f"Demo Network {number + 1}",
        slug=f"network-{number + 1}",
        short_name=f"DN{number + 1}",
        theme="Research of the global South",
    )
