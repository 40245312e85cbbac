"""NamedTerm: a controlled term with its name in every site language."""

from django.db import models
from django.utils.translation import get_language
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from networks.vocabulary.languages import SITE_LANGUAGES


class NamedTerm(models.Model):
    """A term that is shown in the reader's language and searched in all of them.

    English is required; a missing name falls back to it.
    """

    name_en = models.CharField("name in English", max_length=200)
    name_ar = models.CharField("name in Arabic", max_length=200, blank=True)
    name_zh = models.CharField("name in Chinese", max_length=200, blank=True)
    name_fr = models.CharField("name in French", max_length=200, blank=True)
    name_pt = models.CharField("name in Portuguese", max_length=200, blank=True)
    name_ru = models.CharField("name in Russian", max_length=200, blank=True)
    name_es = models.CharField("name in Spanish", max_length=200, blank=True)

    names_panel = MultiFieldPanel(
        [FieldPanel(f"name_{language}") for language in SITE_LANGUAGES],
        heading="Names",
        help_text="Readers see the name in their language; a search in any of them finds it.",
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        language = (get_language() or "en").split("-")[0]
        return getattr(self, f"name_{language}", "") or self.name_en

    @property
    def names(self) -> dict[str, str]:
        """Language code to name, without the empty ones."""
        names = {language: getattr(self, f"name_{language}") for language in SITE_LANGUAGES}
        return {language: name for language, name in names.items() if name}
