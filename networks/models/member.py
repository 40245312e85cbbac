"""Member: a person with an account, at home in an institution."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from networks.identifiers import check_orcid


class Member(AbstractUser):
    institution = models.ForeignKey(
        "networks.InstitutionPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="members",
    )
    orcid = models.CharField("ORCID iD", max_length=19, blank=True, validators=[check_orcid])

    def __str__(self):
        return self.get_full_name() or self.username
