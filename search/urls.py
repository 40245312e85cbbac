from django.urls import path

from search.suggestion_view import suggestions
from search.views import search_results

urlpatterns = [
    path("search/", search_results, name="search"),
    path("search/suggestions/", suggestions, name="search_suggestions"),
]
