"""Views of papers: the upload in the CMS, and the files."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from wagtail.documents.views.serve import serve

from research.actions.start_paper import start_paper
from research.forms import UploadPaperForm
from research.permissions import networks_to_upload_to

# Asked again at every visit, by ETag: a paper that was withdrawn lies in no cache.
serve_file = cache_control(private=True, no_cache=True)(serve)


def upload_paper(request):
    """Take a file, start a draft from it and open the draft in the editor."""
    if not networks_to_upload_to(request.user):
        raise PermissionDenied
    form = UploadPaperForm(request.POST or None, request.FILES or None, member=request.user)
    if request.method == "POST" and form.is_valid():
        paper = start_paper(
            network=form.cleaned_data["network"],
            upload=form.cleaned_data["file"],
            kind=form.kind,
            by=request.user,
        )
        messages.success(
            request,
            "Your draft is saved. Please check what was read from the file and complete it.",
        )
        return redirect("wagtailadmin_pages:edit", paper.pk)
    return render(request, "research/upload_paper.html", {"form": form})
