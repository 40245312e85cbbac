"""Forms of the CMS for papers and their files: checks of content, in the researcher's words."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm

from networks.models import NetworkPage
from research.extraction import FileRefused, check_paper_file
from research.permissions import networks_to_upload_to


def check_upload(upload) -> str:
    """The kind of the file, 'pdf' or 'docx'; a ValidationError says why it is refused."""
    try:
        return check_paper_file(
            upload, name=upload.name, max_bytes=settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
        )
    except FileRefused as refusal:
        raise ValidationError(str(refusal), code=refusal.code) from refusal


class PaperFileForm(BaseDocumentForm):
    """Wagtail's form of a document, which by itself looks at the name only."""

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if "file" in self.changed_data and upload:
            check_upload(upload)
        return upload


class UploadPaperForm(forms.Form):
    network = forms.ModelChoiceField(
        queryset=NetworkPage.objects.none(), help_text="The network that will publish the paper."
    )
    file = forms.FileField(
        help_text="The paper as a PDF, or as a .docx document.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
    )

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        networks = [network.pk for network in networks_to_upload_to(member)]
        field = self.fields["network"]
        field.queryset = NetworkPage.objects.filter(pk__in=networks).order_by("title")
        if len(networks) == 1:
            field.initial = networks[0]

    def clean_file(self):
        upload = self.cleaned_data["file"]
        self.kind = check_upload(upload)
        return upload
