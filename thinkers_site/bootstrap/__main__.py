"""The way in: `python3 -m thinkers_site.bootstrap run|install|browser`.

Any Python 3 must be able to read this one file, so that an old one can say that it is too old.
"""

import sys

NEEDED = (3, 11)

if sys.version_info < NEEDED:
    sys.exit(
        "This site needs Python 3.11 or newer, and {} is Python {}.{}: install a newer one and "
        "name it, for example: make run PYTHON=python3.12".format(
            sys.executable, *sys.version_info[:2]
        )
    )

from thinkers_site.bootstrap.command_line import main  # noqa: E402

sys.exit(main())
