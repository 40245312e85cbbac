from django.urls import path

from search.views import search_results

urlpatterns = [path("search/", search_results, name="search")]
