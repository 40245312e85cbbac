"""Views of the CMS for papers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render

from research.actions.start_paper import start_paper
from research.forms import UploadPaperForm
from research.permissions import networks_to_upload_to


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
