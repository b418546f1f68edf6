"""Where in a file system people keep what is theirs: there, secrets are looked for and lock files are read."""

from __future__ import annotations

from posixpath import basename
from typing import Final

_SYSTEM: Final = (
    "bin/",
    "boot/",
    "dev/",
    "etc/alternatives/",
    "etc/ssl/certs/",
    "lib/",
    "lib32/",
    "lib64/",
    "proc/",
    "run/",
    "sbin/",
    "sys/",
    "usr/bin/",
    "usr/include/",
    "usr/lib/",
    "usr/lib32/",
    "usr/lib64/",
    "usr/libexec/",
    "usr/local/go/",
    "usr/local/include/",
    "usr/local/lib/",
    "usr/local/share/",
    "usr/sbin/",
    "usr/share/",
    "var/cache/",
    "var/lib/",
    "var/log/",
)
"""What packages of the system and of language run times fill. https://refspecs.linuxfoundation.org/FHS_3.0/"""
_VENDORED: Final = frozenset(
    [
        ".cargo",
        ".git",
        ".gradle",
        ".m2",
        ".tox",
        ".venv",
        "__pycache__",
        "bower_components",
        "dist-packages",
        "gems",
        "node_modules",
        "site-packages",
        "vendor",
        "venv",
    ]
)
_MEDIA: Final = (".a", ".gif", ".gz", ".ico", ".jar", ".jpg", ".mo", ".o", ".otf", ".png", ".pyc", ".so", ".ttf", ".woff", ".zip")


def is_searched(path: str) -> bool:
    """Whether a file of an image or a machine is somebody's own and may be text."""
    if path.startswith(_SYSTEM) or path.endswith(_MEDIA):
        return False
    return _VENDORED.isdisjoint(path.split("/"))


def is_searched_in_function(path: str) -> bool:
    """Whether a file of a function's package may be its author's own text; there is no system in it."""
    return not path.endswith(_MEDIA) and _VENDORED.isdisjoint(path.split("/")) and basename(path) != ""
