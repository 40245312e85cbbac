"""Sets of papers, named as people speak of them."""

from django.db.models import Q
from wagtail.query import PageQuerySet

from networks.models import NetworkPage
from networks.visitor import OUTSIDER, visible_to


class PaperQuerySet(PageQuerySet):
    def visible(self):
        """Papers that anybody may read: published, and neither they nor a page above is private."""
        return self.visible_to(OUTSIDER)

    def visible_to(self, visitor):
        """Papers that this visitor may read: also private ones that the visitor is let into."""
        return visible_to(visitor, self)

    def newest_first(self):
        return self.order_by("-publication_date", "-first_published_at", "-pk")

    def of_network(self, network):
        """Papers that the network owns or publishes with others."""
        return self.filter(
            Q(path__startswith=network.path, depth__gt=network.depth) | Q(co_publishers=network)
        ).distinct()

    def of_networks(self, slugs):
        """Papers of any of the networks with these slugs."""
        chosen = Q(pk__in=[])
        for network in NetworkPage.objects.filter(slug__in=slugs):
            chosen |= Q(path__startswith=network.path, depth__gt=network.depth)
            chosen |= Q(co_publishers=network)
        return self.filter(chosen).distinct()

    def of_institution(self, institution):
        """Papers with an author from the institution."""
        return self.filter(authors__institution__pk=institution.pk or 0).distinct()

    def describing(self, words):
        """Papers with exactly these words in title, abstract or text."""
        return self.filter(
            Q(title__icontains=words) | Q(abstract__icontains=words) | Q(text__icontains=words)
        )

    def carrying(self, file):
        return self.filter(attachments__file=file).distinct()

    def for_cards(self):
        """With all that a card of a paper shows, in a handful of queries for any number."""
        return self.select_related("cover").prefetch_related(
            "co_publishers",
            "authors__institution",
            "attachments__file",
        )
