"""Development and evaluation: `make run`. Mails go to a folder, the key is made once."""

import secrets

from thinkers_site.settings.base import *  # noqa: F403
from thinkers_site.settings.base import VAR_DIR, env

DEBUG = env.bool("DEBUG", default=False)


def _kept_secret_key() -> str:
    """The key of this checkout, made at first use, so that sessions outlive a restart."""
    path = VAR_DIR / "secret_key"
    try:
        with path.open("x") as file:
            file.write(secrets.token_urlsafe(50))
        path.chmod(0o600)
    except FileExistsError:
        pass
    return path.read_text()


SECRET_KEY = _kept_secret_key()
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
PORT = env.int("PORT", default=8000)
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{PORT}"
MAIL_DELIVERY_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
SERVE_MEDIA = True
DEMO_ACCOUNTS_ALLOWED = True
