"""Puts limits on the process it runs in, then becomes the program named: `python -I -S confine.py LIMITS PROGRAM ARG...`.

Limits are set here, in a fresh single-threaded process, because code run between fork and exec in a threaded parent can deadlock.
Standard library only, and run by path: it must start in a few milliseconds.
"""

from __future__ import annotations

import os
import resource
import signal
import sys

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_PR_SET_NO_NEW_PRIVS = 38

EXIT_ORPHANED = 125
EXIT_NOT_STARTED = 127
"""As a shell's for a program that is not there."""


def main(arguments: list[str]) -> int:
    """Confine this process and replace it.

    Args:
        arguments: `PARENT:ADDRESS_SPACE:FILE_SIZE` (process id, bytes, bytes), then the program's absolute path and arguments.

    Returns:
        An exit code, only if the program could not be started.

    """
    parent, address_space, file_size = (int(part) for part in arguments[0].split(":"))
    if sys.platform == "linux":
        _die_with_parent()
        if os.getppid() != parent:  # it went before the line above took effect
            return EXIT_ORPHANED
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, file_size)
    _lower(resource.RLIMIT_AS, address_space)
    for number in (signal.SIGPIPE, signal.SIGXFSZ):  # Python ignores these, and ignored signals stay ignored over exec
        signal.signal(number, signal.SIG_DFL)
    program = arguments[1:]
    try:
        os.execv(program[0], program)  # noqa: S606  starting a program is this module's whole job
    except OSError:
        return EXIT_NOT_STARTED


def _die_with_parent() -> None:
    """Have the kernel kill this process when the thread that started it ends, and never let it gain privileges (prctl(2))."""
    import ctypes  # noqa: PLC0415  only where it is used: loading it takes a third of this module's start

    libc = ctypes.CDLL(None)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def _lower(limit: int, value: int) -> None:
    """Set a limit, or the hard limit where that is lower already; macOS refuses RLIMIT_AS, where sampling has to do."""
    hard = resource.getrlimit(limit)[1]
    wanted = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(limit, (wanted, wanted))
    except (OSError, ValueError):
        if sys.platform == "linux":
            raise


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
