from search.models.index_build import IndexBuild
from search.models.index_job import IndexJob
from search.models.synonym_group import SynonymGroup

__all__ = ["IndexBuild", "IndexJob", "SynonymGroup"]
