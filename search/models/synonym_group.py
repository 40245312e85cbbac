"""SynonymGroup: words that a search takes for one another, edited in the CMS."""

from django.db import models


class SynonymGroup(models.Model):
    words = models.TextField(
        help_text="Words or names that mean the same, in any language, one a line.",
    )

    class Meta:
        ordering = ["words"]

    def __str__(self):
        return " = ".join(self.word_list)

    @property
    def word_list(self) -> list[str]:
        return [" ".join(line.split()) for line in self.words.splitlines() if line.strip()]
