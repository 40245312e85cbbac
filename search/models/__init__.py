from search.models.index_build import IndexBuild
from search.models.index_comparison import IndexComparison
from search.models.index_job import IndexJob
from search.models.index_version import IndexVersion
from search.models.synonym_group import SynonymGroup

__all__ = ["IndexBuild", "IndexComparison", "IndexJob", "IndexVersion", "SynonymGroup"]
