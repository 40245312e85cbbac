"""The library's index as tests use it: one for each test process, empty at the start of each test.

To make an index costs Elasticsearch a second or more; to empty one hardly anything.
"""

from itertools import count

from django.db import connection
from elasticsearch.helpers import bulk, scan

from search.actions.rebuild_index import rebuild_index
from search.actions.send_jobs import send_jobs
from search.connection import writing_client
from search.index_definition import fits_the_code
from search.indices import alias_name, current_index, library_indices
from search.models import IndexBuild, IndexJob, IndexVersion

# Elasticsearch remembers under which version a document was deleted; SQLite forgets, with each
# test's transaction, which versions it gave.
FIRST_VERSIONS = count(start=10**6, step=10**6)


class Library:
    """The index of this test: `sync` sends what waits, as the worker does."""

    def begin(self):
        client = writing_client()
        if connection.vendor == "sqlite":
            IndexVersion.objects.create(pk=next(FIRST_VERSIONS))
        kept = current_index(client)
        if kept is None or not fits_the_code(client, kept):
            delete_indices(client)
            rebuild_index()

    def sync(self):
        while send_jobs():
            pass
        assert not IndexJob.objects.exists(), IndexJob.objects.values("page_id", "last_error")
        writing_client().indices.refresh(index=alias_name())

    def end(self):
        """Leave the index in use, empty, and no other."""
        client = writing_client()
        delete_indices(client, but_not=current_index(client))
        if kept := current_index(client):
            client.indices.put_alias(index=kept, name=alias_name())
            self._empty(client, kept)
        IndexBuild.objects.all().delete()

    def clear(self):
        """Leave no index at all."""
        delete_indices(writing_client())

    def _empty(self, client, index):
        client.indices.refresh(index=index)
        version = IndexVersion.objects.next()
        deletions = [
            {
                "_op_type": "delete",
                "_index": index,
                "_id": hit["_id"],
                "version": version,
                "version_type": "external_gte",
            }
            for hit in scan(client, index=index, query={"_source": False})
        ]
        bulk(client, deletions, refresh=True)


def delete_indices(client, but_not=None):
    for name in library_indices(client).keys() - {but_not}:
        client.indices.delete(index=name)


def remove_library():
    """Leave nothing of this process in Elasticsearch."""
    client = writing_client()
    delete_indices(client)
    client.options(ignore_status=404).indices.delete_index_template(name=alias_name())
