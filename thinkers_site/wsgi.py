"""The WSGI application; production settings unless told otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thinkers_site.settings.production")
application = get_wsgi_application()

from search.queries.query_language import latin_model  # noqa: E402  needs the settings

# Before the first visitor, and where the server loads the application before it forks, once.
latin_model()
