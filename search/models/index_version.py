"""IndexVersion: the number under which a state of the database is written to the index."""

from django.db import models


class IndexVersionManager(models.Manager):
    def next(self) -> int:
        """A number above all that were given before, in whatever process.

        Whoever takes one before reading the database has read at least what every holder of a
        lower one has; Elasticsearch keeps the higher one. The ids of jobs would not do: a
        transaction that began earlier, and has the lower id, may be the one that ends last.
        """
        number = self.create().pk
        self.filter(pk__lt=number).delete()
        return number


class IndexVersion(models.Model):
    objects = IndexVersionManager()

    def __str__(self):
        return str(self.pk)
