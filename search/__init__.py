"""The public search, and nothing else. Where a change belongs:

a question      forms -> queries/search_request -> run_search -> queries/ -> reading -> results
                queries/syntax and structure read what was typed, library_query ranks
beside it       facets, facet_labels, year_histogram, did_you_mean, ways_on, suggestions/,
                similar_papers; database_search/ answers while Elasticsearch is away
ways out        views, api, feeds, feed_formats, exports/, all_hits, taken_along, question_in_words
text            analysis/ cuts it into words, documents/ says what is indexed, vocabulary/ and
                synonyms what means the same
the index       index_definition, indices (names and aliases), index_filling and index_writing,
                index_differences, index_losses, index_refusals, library_pages, running_process;
                actions/ rebuild, roll back, repair, compare, send
changes         receivers -> actions/request_indexing -> models/index_job -> sender
for people      index_status, index_report, job_report, wagtail_hooks, management/commands
Elasticsearch   connection, reading (one way in for visitors), circuit_breaker, punctual_node, node/
"""
