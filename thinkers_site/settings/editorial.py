"""Wagtail: models of our own, uploads, workflow."""

WAGTAIL_SITE_NAME = "South-South Global Thinkers"

WAGTAILIMAGES_IMAGE_MODEL = "networks.SiteImage"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]

WAGTAILDOCS_DOCUMENT_MODEL = "research.PaperFile"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "research.forms.PaperFileForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024  # bytes
# Never a redirect to the storage: the view asks first who may read the file.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf"]

# An approval is for the version that was read: editing afterwards asks for a new one.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILADMIN_NOTIFICATION_USE_HTML = True
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no request to a third party

# Choosers and the CMS search in the database: they work without Elasticsearch.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
