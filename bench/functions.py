"""The functions in a customer's account: what a ticket and a deployment take, and that what is told often is done once.

Tickets meet the cluster that the tests have (`OUTRIDER_KUBE_CLUSTER`), shown as EKS shows one; without it they are left out, and
that is said. AWS is a server on this machine. Python is this machine's, not Lambda's.
"""

from __future__ import annotations

import io
import os
import random
import sys
import tempfile
import zipfile
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench._figures import Figure, show
from bench._process import running
from cloudformation.function import handler
from cloudformation.package import FORMS, build, compile_rules, install, write_zip
from tests import eks
from tests.cloudformation import kube_api
from tests.cloudformation.deployments import existing, updating
from tests.cloudformation.lambda_runtime import BESIDE, linked
from tests.cloudformation.signed import Tickets
from tests.cloudformation.storms import lost_replies, one_deployment
from tests.kube import running_cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.cloudformation.deployments import Account

TICKETS, WARM = 100, 3
EVENTS, JOBS = 1000, 200
ZIP_BYTES = 50_000_000
_ARCH = {"x86_64": "x86_64", "aarch64": "arm64"}
_ROOT = Path(__file__).parent.parent


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    parts: tuple[Callable[[Path], list[Figure]], ...] = (tickets, sizes, native_scan, storm_of_events, storm_of_lost_replies)
    figures: list[Figure] = []
    for part in parts:
        said = io.StringIO()  # the functions' own log and metrics
        with tempfile.TemporaryDirectory(prefix="outrider-bench-") as folder, redirect_stdout(said), redirect_stderr(said):
            try:
                figures += part(Path(folder))
            except pytest.skip.Exception as missing:
                figures.append(Figure(part.__name__, f"left out: {missing}"))
    show("The functions in a customer's account", figures, [word for word in arguments if word == "--json"])


def tickets(folder: Path) -> list[Figure]:
    """Tickets to Jobs on the cluster, through the handler in a process of its own."""
    with running_cluster() as cluster, eks.described(cluster) as address, eks.namespace(cluster, folder) as namespace:
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(_ROOT), **eks.environment(address, namespace)}
        with running("cloudformation.function.handler.handle", environment) as function:
            made = [function.invoke({"ticket": Tickets()(jti=f"{number:032x}.1")}) for number in range(WARM + TICKETS)]
        states = [one.answer.get("state", one.answer) for one in made]
        found = cluster.get("jobs", "-n", namespace)["items"]
    if set(map(str, states)) != {"created"} or len(found) != len(made):
        raise RuntimeError(f"not every ticket became a Job: {states}")
    first, warm = made[0], sorted(1000 * one.seconds for one in made[WARM:])
    return [
        Figure("ticket to Job and Secret, p50 warm", f"{warm[len(warm) // 2]:.0f} ms"),
        Figure("ticket to Job and Secret, p95 warm", f"{warm[int(0.95 * len(warm))]:.0f} ms", "500 ms"),
        Figure("the first ticket of a process", f"{1000 * first.seconds:.0f} ms"),
        Figure("peak memory of the function for tickets", f"{made[-1].peak_bytes / 1e6:.0f} MB", "256 MB"),
    ]


def sizes(folder: Path) -> list[Figure]:
    """Both zips, packaged as for release."""
    made = {name: build(folder, "arm64", form).stat().st_size for name, form in FORMS.items()}
    return [Figure(f"zip of the function for {name}, arm64", f"{size / 1e6:.1f} MB", "50 MB") for name, size in made.items()]


def native_scan(folder: Path) -> list[Figure]:
    """A function of 50 MB, scanned by the zip form with what is in the zip alone."""
    packages, ours = folder / "packages", folder / "ours"
    form, arch = FORMS["scans"], _ARCH[os.uname().machine]
    install(packages, form.needed, arch, f"{sys.version_info.major}.{sys.version_info.minor}")
    compile_rules(packages, arch)
    write_zip(folder / "function.zip", packages, form.ours)
    _unpack(folder / "function.zip", ours)
    beside = linked(folder / "beside", BESIDE)
    with existing(folder) as account:
        return [
            *_scans(account, f"{ours}:{beside}", "its rules brought along compiled"),
            *_scans(account, f"{_without_rules(ours)}:{beside}", "its rules compiled in the function"),
        ]


def _unpack(file: Path, into: Path) -> None:
    """As Lambda does: with the modes that are told, which `extractall` leaves out."""
    with zipfile.ZipFile(file) as archive:
        for entry in archive.infolist():
            Path(archive.extract(entry, into)).chmod(entry.external_attr >> 16 or 0o644)


def _without_rules(ours: Path) -> Path:
    for file in (ours / "rule-cache").iterdir():
        file.unlink()
    (ours / "rule-cache").rmdir()
    return ours


def _scans(account: Account, path: str, how: str) -> list[Figure]:
    """A first scan in a new process, and a second one in the same."""
    account.forget()
    names = ("PATH", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_LAMBDA", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
    environment = {name: os.environ[name] for name in names} | account.environ | {"PYTHONPATH": path}
    words = [os.path.realpath(sys.executable), "-S", "-W", "ignore"]
    seconds: list[str] = []
    with tempfile.TemporaryDirectory(dir=account.environ["OUTRIDER_SCAN_SCRATCH"]) as scratch:
        environment["OUTRIDER_SCAN_SCRATCH"] = scratch
        with running("cloudformation.deploys.handler.handle", environment, words) as function:
            for number in range(2):
                account.lambdas.deploy("big", application(number))
                done = function.invoke(updating("big", f"event-{number}"))
                if list(done.answer.get("targets", {}).values()) != ["scanned"]:
                    raise RuntimeError(f"it was not scanned: {done.answer}")
                seconds.append(f"{done.seconds:.1f} s, {done.worked:.1f} s of computing")
    return [
        Figure(f"50 MB function, {how}: first scan", seconds[0], "20 s"),
        Figure(f"50 MB function, {how}: next scan", seconds[1], "20 s"),
        Figure(f"50 MB function, {how}: most memory, all processes", f"{function.most_bytes / 1e6:.0f} MB", "1,000 MB"),
    ]


def application(seed: int) -> bytes:
    """A zip of 50 MB: sources and the packages they need, with libraries of machine code that take most of the room."""
    chance = random.Random(seed)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(300):
            archive.writestr(f"shop/module{number}.py", f"def total_{seed}_{number}(items):\n    return sum(items)\n" * 40)
        for number in range(100):
            about = f"Metadata-Version: 2.1\nName: pack{number}\nVersion: 1.{number}\n"
            archive.writestr(f"pack{number}-1.{number}.dist-info/METADATA", about)
            for part in range(20):
                archive.writestr(f"pack{number}/part{part}.py", f"VALUE_{part} = 'word {number}'\n" * 120)
            archive.writestr(f"node_modules/node{number}/package.json", f'{{"name": "node{number}", "version": "1.0.{number}"}}')
        number = 0
        while packed.tell() < ZIP_BYTES:
            half = min(1_000_000, max(1000, ZIP_BYTES - packed.tell()))
            archive.writestr(f"lib/native{number}.so", b"\x7fELF" + chance.randbytes(half) + b"\0" * half)
            number += 1
    return packed.getvalue()


def storm_of_events(folder: Path) -> list[Figure]:
    """One deployment, told a thousand times."""
    with existing(folder) as account:
        account.lambdas.deploy("orders", b"PK\5\6" + b"\0" * 18)
        states = one_deployment(account, EVENTS)
    told = ", ".join(f"{number} {state}" for state, number in sorted(states.items()))
    return [Figure(f"{EVENTS:,} events of one deployment, shuffled, 8 at a time: scans", str(states["scanned"]), "1", told)]


def storm_of_lost_replies(folder: Path) -> list[Figure]:
    """Answers that are lost after the Job was made."""
    with ExitStack() as stack:
        cluster, address = stack.enter_context(kube_api.running(folder))
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        for name, value in eks.environment(address, "outrider").items():
            patch.setenv(name, value)
        handler._function.cache_clear()  # noqa: SLF001  it was made for another cluster
        ends = lost_replies(cluster, Tickets(), JOBS)
        made = len(cluster.jobs)
    told = ", ".join(f"{number} {end}" for end, number in sorted(ends.items()))
    return [Figure(f"{JOBS} replies lost after the Job was made: Jobs", str(made), str(JOBS), told)]


if __name__ == "__main__":
    main(sys.argv[1:])
