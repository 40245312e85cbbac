"""Every address of the site; Wagtail's pages take what is left."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from research.views import serve_file
from search import urls as search_urls
from search.api import api
from thinkers_site.views import healthz

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/<int:document_id>/<str:document_filename>", serve_file),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", api.urls),
    path("healthz", healthz),
    path("", include(search_urls)),
]

if settings.SERVE_MEDIA:
    # Images only; papers lie elsewhere and are served by a view that asks who may read them.
    urlpatterns.append(
        re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})
    )

urlpatterns.append(path("", include(wagtail_urls)))
