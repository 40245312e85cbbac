"""What feeds and exports have in common: who may keep a copy of them."""

from django.http import HttpResponseBase
from django.utils.cache import patch_cache_control

from networks.visitor import Visitor


def keep_out_of_caches(response: HttpResponseBase, visitor: Visitor) -> None:
    """Search engines keep none, caches ask again each time: a withdrawn paper lies in no copy.

    What a visitor with rights of their own may see is for no shared cache at all.
    """
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, no_cache=True)
    if visitor.refused is not None:
        patch_cache_control(response, private=True)
