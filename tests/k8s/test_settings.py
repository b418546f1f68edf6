"""What an operator decides about Jobs, read once and strictly."""

from pathlib import Path

import pytest

from k8s.errors import ClusterSettingsError
from k8s.settings import job_settings, settings_table

ROOT = Path(__file__).resolve().parents[2]


def test_lists_and_tables_are_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTRIDER_JOB_IMAGE", "registry.example.com/scanner@sha256:00")
    monkeypatch.setenv("OUTRIDER_JOB_PULL_SECRETS", '["registry"]')
    monkeypatch.setenv("OUTRIDER_JOB_NODE_SELECTOR", '{"pool": "scans"}')
    monkeypatch.setenv("OUTRIDER_JOB_SIZE_LARGE", '{"cpu": "4", "cpu_limit": "8", "memory": "24Gi", "disk": "50Gi"}')
    read = job_settings()
    assert (read.pull_secrets, read.node_selector, read.size_large.memory) == (("registry",), {"pool": "scans"}, "24Gi")
    assert read.namespace == "outrider"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("IMAGE", ""),
        ("IMAGE", "an image; rm -rf"),
        ("NAMESPACE", "../kube-system"),
        ("NODE_SELECTOR", "{"),
        ("SIZE_SMALL", '{"cpu": "much", "cpu_limit": "1", "memory": "1Gi", "disk": "1Gi"}'),
        ("SIZE_SMALL", '{"cpu": "1"}'),
        ("TOLERATIONS", '[{"effect": "Never"}]'),
        ("TTL_S", "60"),
        ("FORGE_SECRET", "outrider/forge"),
        ("QSCANNER_SECRET", "arn:aws:ssm:eu-west-1:123456789012:parameter/qualys"),
        ("QSCANNER_POLICY_TAGS", "--mode"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv("OUTRIDER_JOB_IMAGE", "scanner:1")
    monkeypatch.setenv(f"OUTRIDER_JOB_{name}", value)
    with pytest.raises(ClusterSettingsError) as error:
        job_settings()
    assert name in str(error.value) or name.lower() in str(error.value)


def test_the_page_on_kubernetes_is_the_settings() -> None:
    assert settings_table() in (ROOT / "docs/kubernetes.md").read_text()
