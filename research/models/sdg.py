"""SDG: one of the seventeen Sustainable Development Goals, with the UN's short title and colour."""

from django.db import models

from networks.models.named_term import NamedTerm


class SDG(NamedTerm):
    number = models.PositiveSmallIntegerField(primary_key=True)
    colour = models.CharField(max_length=7, help_text="As #rrggbb, from the UN's guidelines.")

    class Meta:
        ordering = ["number"]
        verbose_name = "SDG"

    def __str__(self):
        return f"{self.number}. {self.name}"
