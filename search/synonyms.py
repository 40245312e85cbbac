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
