"""Why a list, or one row of it, does not go in; `str()` is for the person who made the list."""


class ListUnreadable(Exception):
    """The list as a whole cannot be read: one sentence that names the file and what to do."""


class RowRefused(Exception):
    """One row is wrong; the reason names the column and the value. The other rows go in."""
