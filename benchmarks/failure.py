"""What can stop a run of the benchmark, said for the person at the terminal."""


class BenchFailed(Exception):
    """One sentence: what is wrong and what to do about it."""
