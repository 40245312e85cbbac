"""Country: a country or area of ISO 3166-1 and UN M49, with its region and country groups."""

from django.db import models

from networks.models.named_term import NamedTerm
from networks.models.region import Region


class Country(NamedTerm):
    alpha2 = models.CharField("ISO 3166-1 alpha-2", max_length=2, primary_key=True)
    alpha3 = models.CharField("ISO 3166-1 alpha-3", max_length=3, unique=True)
    m49 = models.CharField("UN M49", max_length=3, unique=True)
    region = models.ForeignKey(
        Region, null=True, blank=True, on_delete=models.PROTECT, related_name="countries"
    )
    ldc = models.BooleanField("least developed country", default=False)
    lldc = models.BooleanField("landlocked developing country", default=False)
    sids = models.BooleanField("small island developing State", default=False)

    class Meta:
        ordering = ["name_en"]
        verbose_name_plural = "countries"

    @property
    def groups(self) -> list[str]:
        """The UN's groups the country belongs to, of `ldc`, `lldc` and `sids`."""
        return [group for group in ("ldc", "lldc", "sids") if getattr(self, group)]
