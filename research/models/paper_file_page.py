"""PaperFilePage: the text of one page of a paper's file, read once and kept."""

from django.db import models
from wagtail.search import index
from wagtail.search.queryset import SearchableQuerySetMixin

from research.models.paper_file import PaperFile


class PaperFilePageQuerySet(SearchableQuerySetMixin, models.QuerySet):
    def without_text(self):
        """Pages that are pictures only: nobody can find them by a word."""
        return self.filter(text="")


class PaperFilePage(index.Indexed, models.Model):
    file = models.ForeignKey(PaperFile, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField(help_text="Counted from 1, as PDF viewers count.")
    text = models.TextField(blank=True)
    language = models.CharField(max_length=3, blank=True)

    # Written a file at a time, see `actions/read_text.py`; a signal for each page would be slow.
    search_auto_update = False
    search_fields = [index.SearchField("text")]

    objects = PaperFilePageQuerySet.as_manager()

    class Meta:
        ordering = ["file", "number"]
        constraints = [
            models.UniqueConstraint(fields=("file", "number"), name="one_text_per_page"),
        ]

    def __str__(self):
        return f"{self.file}, page {self.number}"
