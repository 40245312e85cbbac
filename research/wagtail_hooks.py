"""Papers in the CMS: the upload, who may open a file, the vocabulary."""

from django.http import Http404
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from research.models import Topic
from research.permissions import can_read_file, networks_to_upload_to
from research.views import upload_paper


class UploadPaperMenuItem(MenuItem):
    def is_shown(self, request):
        return bool(networks_to_upload_to(request.user))


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = "Topics"
    add_to_admin_menu = True
    list_display = ["name_en", "name_fr", "name_es", "slug"]
    search_fields = ["name_en", "name_fr", "name_es"]


register_snippet(TopicViewSet)


@hooks.register("register_admin_urls")
def upload_paper_url():
    return [path("papers/upload/", upload_paper, name="upload_paper")]


@hooks.register("register_admin_menu_item")
def upload_paper_menu_item():
    return UploadPaperMenuItem(
        "Upload a paper", reverse("upload_paper"), icon_name="upload", order=50
    )


@hooks.register("before_serve_document")
def refuse_private_file(document, request):
    # "Not found" and not "forbidden": an outsider does not learn that the paper exists.
    if not can_read_file(request, document):
        raise Http404("There is no such file.")


@hooks.register("construct_document_chooser_queryset")
def show_own_files_to_researchers(documents, request):
    if request.user.has_perm("wagtaildocs.change_document"):
        return documents
    return documents.uploaded_by(request.user)
