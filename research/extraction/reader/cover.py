"""Draws page one of a PDF as a small JPEG."""

from io import BytesIO

import pypdfium2

QUALITY = 82


def render_cover(page: pypdfium2.PdfPage, options: dict) -> bytes:
    """Return page one as JPEG, at most `cover_width` by `cover_height` pixels.

    A page may claim to be a kilometre wide or a point high; the picture stays within the bounds.
    """
    width, height = page.get_size()
    scale = min(options["cover_width"] / width, options["cover_height"] / height)
    picture = page.render(scale=scale, fill_color=(255, 255, 255, 255)).to_pil().convert("RGB")
    stored = BytesIO()
    picture.save(stored, "JPEG", quality=QUALITY, optimize=True)
    return stored.getvalue()
