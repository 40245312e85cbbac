"""Production: what must be set is read without a default, so a missing value stops the start."""

from thinkers_site.settings.base import *  # noqa: F403
from thinkers_site.settings.base import env

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = env("SITE_URL")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

_mail = env.email("EMAIL_URL")
MAIL_DELIVERY_BACKEND = _mail.pop("EMAIL_BACKEND")
globals().update(_mail)
# Images are public and small; a web server in front may take /media/ over.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=True)
