"""Membership: an institution or a network as a member of a network, since and until when."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable


class Membership(Orderable):
    network = ParentalKey(
        "networks.NetworkPage", on_delete=models.CASCADE, related_name="memberships"
    )
    institution = models.ForeignKey(
        "networks.InstitutionPage",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    member_network = models.ForeignKey(
        "networks.NetworkPage",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="member_of",
        verbose_name="or a network",
        help_text="A network can itself be a member: name it here instead of an institution.",
    )
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    panels = [
        PageChooserPanel("institution"),
        PageChooserPanel("member_network"),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(institution__isnull=True)
                ^ models.Q(member_network__isnull=True),
                name="member_is_institution_or_network",
                violation_error_message="Name either an institution or a network as the member.",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True)
                | models.Q(since__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="membership_ends_after_it_begins",
                violation_error_message="A membership cannot end before it begins.",
            ),
        ]

    @property
    def member(self):
        """The institution's or the network's page."""
        return self.institution or self.member_network
