"""How the reader answers: JSON objects, one a line, on the pipe to its parent."""

import json
import os
import sys


class Refused(Exception):
    """The file cannot be taken; `code` is one of the parent's reasons, `detail` for its log."""

    def __init__(self, code: str, detail: object = "", **values: object) -> None:
        self.code = code
        self.detail = str(detail)[:500]
        self.values = values
        super().__init__(code)


# Libraries print what they like to standard output; the pipe is kept for our answers.
_pipe = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)


def say(**message: object) -> None:
    """Send one message at once, so that it survives a crash at the next step."""
    line = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
    _pipe.write(line + b"\n")
    _pipe.flush()


def run_reporting(work, *arguments: object) -> None:  # type: ignore[no-untyped-def]
    """Call `work`; whatever a hostile file makes a library raise becomes one refusal."""
    try:
        work(*arguments)
        say(done=True)
    except Refused as refused:
        say(refused=refused.code, detail=refused.detail, **refused.values)
    except MemoryError:
        say(refused="too_big_in_memory")
    except Exception as error:  # noqa: BLE001 - dozens of types in three libraries
        say(refused="damaged", detail=f"{type(error).__name__}: {error}"[:500])
    sys.exit(0)
