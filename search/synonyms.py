"""The list of synonyms in the CMS."""

from wagtail.snippets.views.snippets import SnippetViewSet

from search.models import SynonymGroup


class SynonymGroupViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "list-ul"
    menu_label = "Synonyms"
    menu_order = 910
    add_to_admin_menu = True
    list_display = ["__str__"]
    list_per_page = 100
    search_fields = ["words"]
    search_backend_name = None  # by the letters that stand in it, so that "77" finds G77
