"""The demonstration: a pull request on a local forge gets its verdict, then the fix gets its own."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markdown import Markdown
from rich.panel import Panel

from demo.errors import NotReadyError
from demo.sample_files import MOVED, files_of
from demo.service import RunningService, ServiceDiedError
from demo.surroundings import on_this_machine, with_cluster

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demo.forge.forge import Forge
    from demo.forge.pull_request import PullRequest
    from demo.forge.records import CheckRun
    from demo.forge.repository import Repository

IMAGE = "localhost/outrider-scanner"
PATIENCE_S = 120.0
POLL_S = 0.1
STYLES = {"success": "bold green", "failure": "bold red", "neutral": "bold yellow", "cancelled": "dim"}

console = Console(highlight=False)


def main() -> int:
    """Run the demonstration; 0 when both verdicts are as they should be."""
    parser = argparse.ArgumentParser(prog="demo", description=__doc__)
    parser.add_argument("--keep", action="store_true", help="stay up afterwards and print the addresses")
    parser.add_argument("--launcher", choices=("local", "kubernetes"), default="local", help="where scans run")
    parser.add_argument("--image", default=IMAGE, help="the scanner's image, as the cluster's nodes find it")
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, _leave)  # without it the service would outlive its demonstration
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="outrider-demo-")))
        try:
            forge, service = stack.enter_context(_surroundings(folder, chosen.launcher, chosen.image))
        except NotReadyError as error:
            console.print(f"[bold red]No {error.missing}.[/]", end=" ")
            console.print(str(error), markup=False)
            return 1
        try:
            with console.status("starting the forge and the service"):
                service.prepare()
                service.start()
        except (ServiceDiedError, subprocess.CalledProcessError) as error:
            return _did_not_start(error)
        ended_well = _story(forge, service)
        if chosen.keep:
            _stay(forge)
    return 0 if ended_well else 1


@contextlib.contextmanager
def _surroundings(folder: Path, launcher: str, image: str) -> Iterator[tuple[Forge, RunningService]]:
    if launcher == "local":
        with on_this_machine(folder) as made:
            yield made
        return
    from demo.cluster import Place  # noqa: PLC0415  the cluster's client takes two seconds to import

    kubeconfig = Path(os.environ.get("KUBECONFIG") or Path.home() / ".kube" / "config")
    with Place(kubeconfig, folder) as place, with_cluster(folder, place, image) as made:
        with console.status(f"looking for the image {image} on the cluster's nodes"):
            place.find_image(image)
        console.print(f"Scans run as Jobs in the namespace {place.namespace}, from the image {image}.")
        yield made


def _story(forge: Forge, service: RunningService) -> bool:
    repository = forge.create_repository("acme", "shop", files_of("main"))
    forge.set_webhook(f"{service.url}/hooks/github")
    console.print("A pull request adds one flaw, one key and one old package, and moves old code to another file.")
    repository.commit("find-orders", files_of("change"), "Find orders by customer", delete=MOVED)
    change = repository.open_pull_request("find-orders", "main", "Find orders by customer")
    first = _verdict(change)
    if first is None:
        return _gave_up(service)
    _show(repository, change, first)
    console.print("\nThe key is rotated, and a commit without it takes the old one's place: history would keep it.")
    fixed, message = files_of("change") | files_of("fix"), "Use a parameter, read the token from the environment, raise requests"
    repository.commit("find-orders", fixed, message, delete=MOVED, parent=repository.head("main"))
    second = _verdict(change)
    if second is None:
        return _gave_up(service)
    _show(repository, change, second)
    annotated = {note["path"] for note in first.annotations}
    wanted = {"shop/orders.py", "shop/carrier.py", "requirements.txt"}
    return first.conclusion == "failure" and annotated == wanted and second.conclusion == "success"


def _verdict(change: PullRequest) -> CheckRun | None:
    """The completed check run on the change's present head, waited for with progress on the terminal."""
    started, head = time.monotonic(), change.head_sha
    with console.status("scanning") as status:
        while (taken := time.monotonic() - started) < PATIENCE_S:
            status.update(f"scanning, {taken:.0f} s")
            done = [run for run in change.check_runs() if run.head_sha == head and run.conclusion]
            if done:
                console.print(f"[dim]webhook to verdict: {time.monotonic() - started:.1f} s[/dim]")
                return done[0]
            time.sleep(POLL_S)
    return None


def _show(repository: Repository, change: PullRequest, run: CheckRun) -> None:
    """What a person sees on the pull request."""
    conclusion = run.conclusion or ""
    console.print(f"[{STYLES[conclusion]}]{conclusion}[/]  Outrider: {run.title}", soft_wrap=True)
    for note in run.annotations:
        console.print(f"  [cyan]{note['path']}:{note['start_line']}[/]  {note['title']}", soft_wrap=True)
    comments = repository.comments(change.number)
    if comments:
        body = comments[-1].body.partition("-->")[2]
        console.print(Panel(Markdown(body, hyperlinks=False), title="comment", border_style="dim"))


def _did_not_start(error: ServiceDiedError | subprocess.CalledProcessError) -> int:
    told = error.stderr.decode(errors="replace") if isinstance(error, subprocess.CalledProcessError) else str(error)
    console.print("[bold red]The service did not start.[/] It wrote:")
    console.print(told, markup=False)
    return 1


def _gave_up(service: RunningService) -> bool:
    console.print(f"[bold red]No verdict within {PATIENCE_S:.0f} s.[/] The end of the service's log:")
    console.print(service.log[-3000:], markup=False)
    return False


def _leave(number: int, _: object) -> None:
    """End in order: the contexts stop the service and the forge."""
    sys.exit(128 + number)


def _stay(forge: Forge) -> None:
    console.print(f"\nThe pull request as the forge shows it: [link]{forge.url}/acme/shop/pull/1[/link]", soft_wrap=True)
    console.print(f"All of the forge: {forge.url}   Stop with Ctrl-C.", soft_wrap=True)
    with contextlib.suppress(KeyboardInterrupt):
        signal.pause()


if __name__ == "__main__":
    sys.exit(main())
