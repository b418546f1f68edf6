"""The settings and the environment under which git cannot be made to do more than read objects.

What is switched off and why: hooks and fsmonitor (programs that a repository's configuration names), submodules, embedded
bare repositories (`safe.bareRepository`), every transport but the one a caller allows, system and user configuration,
prompts and whatever else asks, and fetching missing objects one by one. Filters and text conversion never run because only
plumbing that knows neither is called, and there is never a checkout.

`fetch.fsckObjects` stays off on purpose: it refuses a whole fetch for one odd path, or for the padded file modes of old
trees. Paths are judged one by one in `paths` instead, so that the rest of the repository stays readable; git verifies the
hash of every object it receives in any case.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.untrackedCache=false",
    "core.symlinks=false",
    "core.protectHFS=true",
    "core.protectNTFS=true",
    "core.askPass=",
    "core.attributesFile=/dev/null",
    "core.bigFileThreshold=16m",  # larger blobs are streamed, not held in memory
    "credential.helper=",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
    "transfer.credentialsInUrl=die",
    "submodule.recurse=false",
    "fetch.recurseSubmodules=false",
    "fetch.writeCommitGraph=false",
    "maintenance.auto=false",
    "gc.auto=0",
    "advice.graftFileDeprecated=false",  # see `git_past`; nobody is there to be advised
)
_PASSED_ON = (
    "PATH",
    "http_proxy",
    "https_proxy",
    "HTTPS_PROXY",
    "all_proxy",
    "ALL_PROXY",
    "no_proxy",
    "NO_PROXY",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "GIT_SSL_CAINFO",
)
"""The way to the forge (proxy, private certificate authority) and nothing else of our environment."""


def hardened_options() -> list[str]:
    """What stands before every git command of ours."""
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    return ["--literal-pathspecs", "--no-pager", "--no-replace-objects", *settings]


def hardened_environment(home: Path) -> dict[str, str]:
    """All that git sees of an environment; `home` is an empty directory."""
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return passed_on | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "TMPDIR": str(home),
        "LC_ALL": "C",  # git's messages are read by `git_failure`
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",  # git 2.44 and newer; older ones find every transport forbidden (`protocol.allow`)
    }
