"""Why an index was not made or not changed for another: sentences for whoever asked for it."""


class IndexRefusal(Exception):
    """The index in use stays what it is; the message says why, and what to do."""


class IndexBusy(IndexRefusal):
    """Somebody else is preparing an index."""


class BuildLost(IndexRefusal):
    """What this process prepared was taken over by another, or given up."""


class PapersRefused(IndexRefusal):
    """With the other index, papers that are found now would no longer be."""


class NothingToRollBackTo(IndexRefusal):
    """There is no previous index, or it is none of this database."""
