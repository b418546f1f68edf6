"""From a signed webhook to a concluded check, beside scanning the whole tree with three tools one after another.

Everything runs on this machine: the local forge, the service as a person starts it, and the peer, which clones the same head over
the same HTTP.
"""

from __future__ import annotations

import base64
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench._figures import Figure, show
from demo.forge import tokens
from demo.forge.forge import Forge
from demo.service import RunningService
from rules import RULES
from scanner.engines.code_rules import RulePack

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from demo.forge.repository import Repository

LARGE, SMALL = 10_000, 100
CHANGED = 10
ROUNDS, PEER_ROUNDS = 9, 3
PATIENCE_S = 120.0
_FOUND_OR_NOT = {0, 1, 200, 205}
"""The peers' ways of saying that they finished: semgrep's 1 and kingfisher's 200 and 205 tell of findings."""
_BIN = Path(sys.executable).parent
_PEER = (
    ["{bin}/semgrep", "scan", "--config", "{rules}", "--metrics=off", "--disable-version-check", "--json", "--quiet", "{tree}"],
    [
        "{bin}/kingfisher",
        "scan",
        "{tree}",
        "--no-validate",
        "--no-update-check",
        "--redact",
        "--git-history",
        "none",
        "-f",
        "json",
    ],
    ["{bin}/syft", "scan", "dir:{tree}", "-o", "json", "-q"],
)


def main(arguments: list[str]) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory(prefix="outrider-bench-") as folder, Forge.start(Path(folder, "forge")) as forge:
        large = forge.create_repository("acme", "large", _tree(LARGE))
        small = forge.create_repository("acme", "small", _tree(SMALL))
        with RunningService(forge, Path(folder, "service"), {"OUTRIDER_LOG_LEVEL": "warning"}) as service:
            service.prepare()
            service.start()
            forge.set_webhook(f"{service.url}/hooks/github")
            _propose(small, "warm")  # the secrets engine compiles its rules once a machine
            in_small = [_propose(small, f"change-{number}") for number in range(ROUNDS)]
            in_large = [_propose(large, f"change-{number}") for number in range(ROUNDS)]
        rules = _rules_of_the_tree(Path(folder, "rules.json"))
        peer = [_peer(forge, large, f"change-{number}", Path(folder, f"clone-{number}"), rules) for number in range(PEER_ROUNDS)]
    show("webhook to concluded check, local launcher", _figures(in_large, in_small, peer), arguments)


def _figures(large: list[float], small: list[float], peer: list[float]) -> list[Figure]:
    ours, theirs = statistics.median(large), statistics.median(peer)
    clone = "shallow clone, semgrep scan, kingfisher scan, syft, one after another"
    return [
        Figure(
            f"{CHANGED} changed files of {LARGE:,}, p50 of {ROUNDS}",
            f"{ours:.2f} s",
            "4 s",
            f"{theirs:.1f} s: {clone}, p50 of {len(peer)}",
        ),
        Figure("the same, slowest", f"{max(large):.2f} s", "", f"{max(peer):.1f} s"),
        Figure(f"against the same change in {SMALL} files", f"{ours / statistics.median(small):.2f} times", "1.3 times"),
        Figure("the peer's time over ours", f"{theirs / ours:.1f} times", "10 times"),
    ]


def _tree(files: int) -> dict[str, str | bytes]:
    chance = random.Random(files)
    tree: dict[str, str | bytes] = {
        f"pkg{number % 97}/mod{number}.{_kind(number)}": _module(number, chance) for number in range(files)
    }
    tree["requirements.txt"] = "".join(f"package-{number}==1.{number}\n" for number in range(200))
    return tree


def _kind(number: int) -> str:
    return ("py", "js", "py", "md")[number % 4]


def _module(number: int, chance: random.Random) -> str:
    """About 3 KB of code that does nothing wrong."""
    comment, function, end = ("//", "function f{n}(a, b) {{\n  const c = {v} + a * b;\n  return c - {w};\n}}\n", "")
    if _kind(number) != "js":
        comment, function, end = ("#", "def f{n}(a, b):\n    c = {v} + a * b\n    return c - {w}\n\n\n", "")
    body = (function.format(n=at, v=chance.randrange(1000), w=chance.randrange(1000)) for at in range(45))
    return f"{comment} module {number}\n" + "".join(body) + end


def _propose(repository: Repository, branch: str) -> float:
    """Open a pull request that edits ten files; seconds until its check is concluded."""
    chance = random.Random(branch)
    paths = [f"pkg{number % 97}/mod{number}.{_kind(number)}" for number in range(CHANGED)]
    edited: dict[str, str | bytes] = {
        path: repository.read(path, "main").decode() + _module(number, chance) for number, path in enumerate(paths)
    }
    head = repository.commit(branch, edited, "Edit ten files")
    started = time.perf_counter()
    repository.open_pull_request(branch, "main", f"Edit {CHANGED} files")
    _until(lambda: next((run.completed for run in repository.check_runs(head) if run.conclusion), None))
    return time.perf_counter() - started


def _until(what: Callable[[], datetime | None]) -> None:
    end, pause = time.monotonic() + PATIENCE_S, threading.Event()
    while what() is None:
        if time.monotonic() > end:
            raise TimeoutError("no check was concluded")
        pause.wait(0.01)


def _rules_of_the_tree(file: Path) -> Path:
    """Our rules for the languages of the tree, as the peer reads them."""
    definitions = [rule.definition for rule in RulePack(RULES).rules(("javascript", "python"))]
    file.write_text(json.dumps({"rules": definitions}))
    return file


def _peer(forge: Forge, repository: Repository, branch: str, folder: Path, rules: Path) -> float:
    """Clone the change's head shallowly and scan the whole tree with each tool; seconds for all of it."""
    installation = forge.state.installations[forge.installation_id(repository.row.owner.login)]
    token, _ = tokens.mint(forge.state, installation, frozenset({repository.id}), {"contents": "read"})
    basic = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    header = f"http.extraHeader=Authorization: Basic {basic}"
    started = time.perf_counter()
    clone = ["git", "-c", header, "clone", "-q", "--depth", "1", "--branch", branch, repository.clone_url, str(folder)]
    subprocess.run(clone, check=True, capture_output=True)
    for command in _PEER:
        words = [word.format(bin=_BIN, rules=rules, tree=folder) for word in command]
        done = subprocess.run(words, check=False, capture_output=True, text=True)
        if done.returncode not in _FOUND_OR_NOT:
            raise RuntimeError(f"{words[0]} did not finish: {done.stderr[-500:]}")
    seconds = time.perf_counter() - started
    shutil.rmtree(folder)
    return seconds


if __name__ == "__main__":
    main(sys.argv[1:])
