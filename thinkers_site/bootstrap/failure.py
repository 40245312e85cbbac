"""What can stop the set-up, said for the person at the terminal."""


class SetupFailed(Exception):
    """One sentence: what is wrong and what to do about it."""
