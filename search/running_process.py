"""Who does something at the moment: a process by its machine, its number and its start."""

import os
import socket

import psutil

SAME_START = 2.0  # seconds by which two readings of one start may differ


def this_process() -> str:
    start = psutil.Process().create_time()
    return f"{socket.gethostname()} {os.getpid()} {start:.0f}"


def is_of_this_machine(process: str) -> bool:
    return process.split(" ")[0] == socket.gethostname()


def is_running(process: str) -> bool:
    """Whether that process of this machine, and not a later one with its number, still runs."""
    _, number, start = process.split(" ")
    try:
        found = psutil.Process(int(number))
        if found.status() == psutil.STATUS_ZOMBIE:
            return False
        return abs(found.create_time() - float(start)) < SAME_START
    except psutil.NoSuchProcess:
        return False
