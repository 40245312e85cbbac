"""The licences a paper may carry: code, label and the page that explains it.

Sources: codes of the SPDX licence list (https://spdx.org/licenses/; "CC-BY-3.0-IGO" is the code
for the licence that United Nations bodies use) and the deeds of Creative Commons.
"""

ALL_RIGHTS_RESERVED = "all-rights-reserved"

# code -> (label, address of the deed; empty when there is none)
LICENCES: dict[str, tuple[str, str]] = {
    "CC-BY-4.0": (
        "Creative Commons Attribution 4.0 (CC BY)",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    "CC-BY-SA-4.0": (
        "Creative Commons Attribution-ShareAlike 4.0 (CC BY-SA)",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    "CC-BY-ND-4.0": (
        "Creative Commons Attribution-NoDerivatives 4.0 (CC BY-ND)",
        "https://creativecommons.org/licenses/by-nd/4.0/",
    ),
    "CC-BY-NC-4.0": (
        "Creative Commons Attribution-NonCommercial 4.0 (CC BY-NC)",
        "https://creativecommons.org/licenses/by-nc/4.0/",
    ),
    "CC-BY-NC-SA-4.0": (
        "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 (CC BY-NC-SA)",
        "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    ),
    "CC-BY-NC-ND-4.0": (
        "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 (CC BY-NC-ND)",
        "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    ),
    "CC0-1.0": (
        "Creative Commons Zero 1.0, public domain (CC0)",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    "CC-BY-3.0-IGO": (
        "Creative Commons Attribution 3.0 for intergovernmental organizations (CC BY IGO)",
        "https://creativecommons.org/licenses/by/3.0/igo/",
    ),
    ALL_RIGHTS_RESERVED: ("All rights reserved", ""),
}

# (code, label), for a model field's choices
LICENCE_CHOICES = [(code, label) for code, (label, _) in LICENCES.items()]


def licence_url(code: str) -> str:
    """Return the address of a licence's deed, or "" for none; KeyError for an unknown code."""
    return LICENCES[code][1]
