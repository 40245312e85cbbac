"""Sets of papers, named as people speak of them."""

import datetime

from django.db.models import F, Q
from django.db.models.functions import Lower
from wagtail.query import PageQuerySet

from networks.models import NetworkPage
from networks.visitor import OUTSIDER, visible_to

COUNTRY_GROUPS = ("ldc", "lldc", "sids")


class PaperQuerySet(PageQuerySet):
    def visible(self):
        """Papers that anybody may read: published, and neither they nor a page above is private."""
        return self.visible_to(OUTSIDER)

    def visible_to(self, visitor):
        """Papers that this visitor may read: also private ones that the visitor is let into."""
        return visible_to(visitor, self)

    def newest_first(self):
        newest = F("publication_date").desc(nulls_last=True)
        return self.order_by(newest, "-first_published_at", "-pk")

    def oldest_first(self):
        return self.order_by(F("publication_date").asc(nulls_last=True), "pk")

    def by_title(self):
        return self.order_by(Lower("title"), "pk")

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
        return self._where(chosen)

    def of_kinds(self, kinds):
        return self.filter(kind__in=kinds)

    def of_institutions(self, slugs):
        """Papers with an author from any of the institutions with these slugs."""
        return self._where(Q(authors__institution__slug__in=slugs))

    def by_authors(self, keys):
        """Papers of any of the authors with these keys, see `PaperAuthor.key`."""
        return self._where(Q(authors__key__in=keys))

    def on_topics(self, slugs):
        return self._where(Q(topics__slug__in=slugs))

    def on_sdgs(self, numbers):
        """`numbers` as they stand in addresses: texts, and perhaps no numbers."""
        known = [int(each) for each in numbers if each.isascii() and each.isdigit()]
        return self._where(Q(sdgs__number__in=[number for number in known if number < 100]))

    def about_countries(self, codes):
        """`codes` of ISO 3166-1 alpha-2, in capitals or not."""
        return self._where(Q(countries__alpha2__in=[code.upper() for code in codes]))

    def about_regions(self, slugs):
        """A paper about Kenya is one about Africa."""
        return self._where(Q(regions__slug__in=slugs) | Q(countries__region__slug__in=slugs))

    def about_country_groups(self, groups):
        """Papers about a country of any of these `COUNTRY_GROUPS`."""
        chosen = Q(pk__in=[])
        for group in set(groups) & set(COUNTRY_GROUPS):
            chosen |= Q(**{f"countries__{group}": True})
        return self._where(chosen)

    def in_languages(self, codes):
        """Papers in any of the languages, be it only a page of a file."""
        return self.filter(
            Q(language__in=codes)
            | Q(pk__in=self._ids_where(Q(attachments__file__pages__language__in=codes)))
        )

    def published_between(self, first, last):
        """From year to year, both included; None is open. Papers without a date are left out."""
        papers = self
        if first is not None:
            papers = papers.filter(publication_date__gte=datetime.date(_known_year(first), 1, 1))
        if last is not None:
            papers = papers.filter(publication_date__lte=datetime.date(_known_year(last), 12, 31))
        return papers

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

    def _where(self, condition):
        return self.filter(pk__in=self._ids_where(condition))

    def _ids_where(self, condition):
        """A subquery: where several rows of a paper fit, the paper is still found once."""
        return self.model._base_manager.filter(condition).values("pk")


def _known_year(year):
    return min(max(year, datetime.MINYEAR), datetime.MAXYEAR)
