"""Put a new network on the list of networks."""

from django.db import transaction

from networks.models import NetworkIndexPage, NetworkPage


@transaction.atomic
def create_network(*, index: NetworkIndexPage, slug: str, title: str) -> NetworkPage:
    """Return the network, published. Raises ValidationError for a slug that is none or is taken."""
    network = NetworkPage(title=title, slug=slug)
    index.add_child(instance=network)
    network.save_revision().publish()
    return NetworkPage.objects.get(pk=network.pk)
