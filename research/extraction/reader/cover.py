"""Draws page one of a PDF as a small JPEG."""

from io import BytesIO

import pypdfium2

QUALITY = 80
JUST_UNDER = 1 - 1e-9  # pdfium rounds sizes up, and 595 * (800 / 595) is a little over 800


def render_cover(page: pypdfium2.PdfPage, options: dict) -> bytes:
    """Return page one as JPEG, at most `cover_width` by `cover_height` pixels.

    A page may claim to be a kilometre wide or a point high; the picture stays within the bounds.
    """
    width, height = page.get_size()
    scale = min(options["cover_width"] / width, options["cover_height"] / height)
    scale *= JUST_UNDER
    picture = page.render(scale=scale).to_pil().convert("RGB")
    stored = BytesIO()
    picture.save(stored, "JPEG", quality=QUALITY, optimize=True)
    return stored.getvalue()
