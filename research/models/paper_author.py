"""PaperAuthor: who wrote a paper, in the order of the title page."""

from django.db import models
from django.utils.text import slugify
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from networks.identifiers import bare_orcid, check_orcid


class AuthorKeyField(models.CharField):
    """What names an author in addresses: the ORCID iD, else the name as a slug."""

    def pre_save(self, model_instance, add):
        key = model_instance.orcid or slugify(model_instance.name, allow_unicode=True)
        setattr(model_instance, self.attname, key[: self.max_length])
        return super().pre_save(model_instance, add)


class PaperAuthor(Orderable):
    paper = ParentalKey("research.PaperPage", on_delete=models.CASCADE, related_name="authors")
    name = models.CharField(max_length=200, help_text="As on the title page of the paper.")
    orcid = models.CharField(
        "ORCID iD", max_length=19, blank=True, help_text="Such as 0000-0002-1825-0097."
    )
    institution = models.ForeignKey(
        "networks.InstitutionPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The author's institution, where it stands in the directory.",
    )
    affiliation = models.CharField(
        max_length=255, blank=True, help_text="Otherwise its name in your own words."
    )

    key = AuthorKeyField(max_length=200, blank=True, default="", editable=False, db_index=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("orcid")]),
        PageChooserPanel("institution"),
        FieldPanel("affiliation"),
    ]

    class Meta(Orderable.Meta):
        pass

    def __str__(self):
        return self.name

    @property
    def affiliation_name(self) -> str:
        return self.institution.title if self.institution else self.affiliation

    def clean(self):
        self.orcid = bare_orcid(self.orcid)
        if self.orcid:
            check_orcid(self.orcid)
        super().clean()
