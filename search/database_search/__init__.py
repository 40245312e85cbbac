"""Searching without Elasticsearch: no stemming and a simpler ranking, but an answer.

The same filters, orders and syntax as the index, asked of the database's own full-text index
(FTS5 on SQLite, tsvector on PostgreSQL), which the CMS keeps for its choosers. A handful of SQL
queries, however many hits there are.
"""

from search.database_search.found_papers import find_papers
from search.database_search.result_page import search_database

__all__ = ["find_papers", "search_database"]
