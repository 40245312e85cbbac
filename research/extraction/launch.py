"""First code of the sandboxed process: takes its own rights away, then runs the program.

Started as `python -I -B launch.py LIMITS PROGRAM ARGUMENT...`. The process limits itself because
code between fork and exec (`preexec_fn`) can deadlock in a web server that has threads; nothing
untrusted is read before the limits stand, and hard limits cannot be raised again.
"""

import json
import resource
import runpy
import sys


def give_up_rights(limits: dict[str, int]) -> None:
    """Set the kernel's limits for this process; sizes in bytes, times in seconds."""
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu_soft"], limits["cpu_hard"]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (limits["open_files"], limits["open_files"]))
    if sys.platform == "linux":  # macOS refuses both for a running process
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))


if __name__ == "__main__":
    give_up_rights(json.loads(sys.argv[1]))
    del sys.argv[:2]
    runpy.run_path(sys.argv[0], run_name="__main__")
