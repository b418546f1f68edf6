"""`outrider doctor`: what a person gets who asks what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from app.settings import load_settings
from app.store.migrate import migrate
from cli.doctor import doctor


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in {
        "DATA_DIR": str(tmp_path),
        "PUBLIC_URL": "https://outrider.example.com",
        "GITHUB_APP_ID": "1",
        "GITHUB_PRIVATE_KEY": "it is not used",
        "GITHUB_WEBHOOK_SECRET": "webhook-secret",
        "LAUNCHER": "kubernetes",
        "JOB_IMAGE": "registry.example.com/scanner@sha256:" + "d" * 64,
    }.items():
        monkeypatch.setenv(f"OUTRIDER_{name}", value)
    migrate(load_settings().database_url)


def test_the_launcher_in_use_is_looked_at_and_the_first_fault_told() -> None:
    done = CliRunner().invoke(doctor, [])
    assert done.exit_code == 1
    first, *rest = done.output.splitlines()
    assert first.startswith("failed     cluster")
    assert first.endswith("set OUTRIDER_KUBECONFIG. [not-in-cluster]")
    assert [line[:10].strip() for line in rest] == ["not tried"] * 4
    assert "webhook-secret" not in done.output


def test_an_integration_that_is_not_there_is_told() -> None:
    done = CliRunner().invoke(doctor, ["0" * 32])
    assert (done.exit_code, "outrider connect list" in done.output) == (2, True)
