"""Check runs, as GitHub keeps them."""

# https://docs.github.com/en/rest/checks/runs

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from app.forges.interface import CHECK_NAME

if TYPE_CHECKING:
    from app.forges.github_calls import Calls
    from app.forges.interface import CheckUpdate


class GithubChecks:
    """See `interface.Checks`."""

    def __init__(self, calls: Calls, app_id: int) -> None:
        self._calls = calls
        self._app_id = app_id

    def find(self, head: str, external_id: str, name: str = CHECK_NAME) -> int | None:
        """See `Checks.find`."""
        wanted = {"check_name": name, "app_id": self._app_id, "filter": "all"}
        runs = self._calls.pages(f"/commits/{head}/check-runs", "check_runs", **wanted)
        return next((run["id"] for run in runs if run["external_id"] == external_id), None)

    def open(self, head: str, external_id: str, details_url: str, update: CheckUpdate) -> int:
        """See `Checks.open`."""
        body = {
            "name": CHECK_NAME,
            "head_sha": head,
            "external_id": external_id,
            "details_url": details_url,
            "status": "in_progress",
            "output": _output(update),
        }
        return int(self._calls.send("POST", "/check-runs", json=body)["id"])

    def post(self, head: str, external_id: str, name: str, update: CheckUpdate) -> int:
        """See `Checks.post`."""
        body = {
            "name": name,
            "head_sha": head,
            "external_id": external_id,
            "status": "completed",
            "conclusion": update.conclusion,
            "output": _output(update),
        }
        return int(self._calls.send("POST", "/check-runs", json=body)["id"])

    def update(self, check: int, update: CheckUpdate) -> None:
        """See `Checks.update`."""
        ended = {"status": "completed", "conclusion": update.conclusion} if update.conclusion else {}
        self._calls.send("PATCH", f"/check-runs/{check}", json={**ended, "output": _output(update)})

    def annotations(self, check: int) -> int:
        """See `Checks.annotations`."""
        return int(self._calls.send("GET", f"/check-runs/{check}")["output"]["annotations_count"])


def _output(update: CheckUpdate) -> dict[str, Any]:
    annotations = [{key: value for key, value in asdict(item).items() if value is not None} for item in update.annotations]
    return {"title": update.title, "summary": update.summary, **({"annotations": annotations} if annotations else {})}
