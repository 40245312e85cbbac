from django.urls import path, re_path

from search.exports.views import export_hits
from search.feeds import feed_of_hits
from search.suggestion_view import suggestions
from search.views import search_results

urlpatterns = [
    path("search/", search_results, name="search"),
    path("search/suggestions/", suggestions, name="search_suggestions"),
    re_path(r"^search/(?P<kind>atom|rss)/$", feed_of_hits, name="search_feed"),
    re_path(r"^search/export\.(?P<ending>csv|bib|ris)$", export_hits, name="search_export"),
]
