"""What stands in for Lambda's runtime in a function's process: loads a handler once, and has it answer invocations line by line.

Started as a program, with the handler's name. It imports nothing of ours, so that what it measures is the function's alone.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from pathlib import Path


def main(handler: str) -> None:
    """Answer until there are no more invocations."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # the function writes its metrics there
    module, _, function = handler.rpartition(".")
    handle = getattr(importlib.import_module(module), function)
    for line in sys.stdin:
        invocation = json.loads(line)
        started, worked = time.perf_counter(), _worked()
        try:
            answer = handle(invocation, None)
        except Exception as error:  # noqa: BLE001  as Lambda does
            answer = {"errorMessage": str(error), "errorType": type(error).__name__}
        seconds = {"seconds": time.perf_counter() - started, "worked": _worked() - worked}
        told = {"answer": answer, **seconds, "peak_kb": _peak_kb()}
        answers.write(json.dumps(told) + "\n")
        answers.flush()


def _worked() -> float:
    """Seconds of processor time, of this program and of what it started and saw end."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _peak_kb() -> int:
    """Of this program; `getrusage` would count who started it, too."""
    return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])


if __name__ == "__main__":
    main(sys.argv[1])
