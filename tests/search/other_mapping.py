"""Mappings as an older or a newer version of the site might have them."""

from elasticsearch.dsl import Keyword

from search.documents.mapping import library_mapping


def mapping_without_sort_title():
    """An index made with it refuses every paper of today."""
    mapping = library_mapping()
    del mapping.properties.properties["sort_title"]
    return mapping


def mapping_with_more():
    """An index made with it takes papers of today too."""
    mapping = library_mapping()
    mapping.field("of_another_version", Keyword())
    return mapping
