"""Settings are read once, and everything wrong with them is told at once."""

from __future__ import annotations

import base64
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretBytes

from app.keys import KeyFileError, derive_key, kept_key, new_master_key, new_ticket_key, read_ticket_key
from app.settings import PREFIX, SECRETS, Settings, SettingsError, load_settings, settings_table

KEY = base64.b64encode(bytes(range(32))).decode()


@pytest.fixture(autouse=True)
def a_bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith(PREFIX):
            monkeypatch.delenv(name)
    monkeypatch.setenv("OUTRIDER_DATA_DIR", str(tmp_path))


def problems(*required: str) -> list[str]:
    with pytest.raises(SettingsError) as refusal:
        load_settings(*required)
    return list(refusal.value.problems)


def test_without_any_setting_a_single_machine_works(tmp_path: Path) -> None:
    settings = load_settings()
    assert settings.database_url == f"sqlite:///{tmp_path}/outrider.db"
    assert settings.dbos_database_url == f"sqlite:///{tmp_path}/workflows.db"
    assert settings.bind == "127.0.0.1:8080"
    assert settings.github_host == "github.com"
    assert len(settings.master_key.get_secret_value()) == 32
    read_ticket_key(settings.ticket_key.get_secret_value())


def test_an_empty_variable_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTRIDER_WEB_WORKERS", "")
    assert load_settings().web_workers == 2


def test_everything_wrong_is_told_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wrong = {
        "BIND": "8080",
        "WEB_WORKERS": "many",
        "DATABASE_URL": "mysql://user:pass-canary@host/name",
        "PUBLIC_URL": "http://outrider.example.com",
        "MASTER_KEY": "short",
        "TICKET_KEY": "not a key",
        "OPERATOR_TOKEN": "short-canary",
        "LOG_LEVEL": "loud",
        "GITHUB_PRIVATE_KEY_FILE": str(tmp_path / "absent"),
        "GITHUB_WEBHOK_SECRET": "canary",
    }
    for name, value in wrong.items():
        monkeypatch.setenv(f"OUTRIDER_{name}", value)
    told = problems("github_app_id")
    assert sorted(problem.split()[0].removeprefix("OUTRIDER_") for problem in told) == sorted(wrong)
    assert all(problem.endswith((".", "?")) for problem in told)
    assert "canary" not in "".join(told)


def test_what_a_command_needs_must_be_set() -> None:
    assert problems("public_url", "github_webhook_secret") == [
        "OUTRIDER_PUBLIC_URL is not set, and this command needs it.",
        "OUTRIDER_GITHUB_WEBHOOK_SECRET is not set, and this command needs it.",
    ]


@pytest.mark.parametrize("name", SECRETS)
def test_secrets_come_from_files_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    texts = {
        "master_key": KEY,
        "ticket_key": new_ticket_key().decode(),
        "database_url": "sqlite:////a",
        "dbos_database_url": "sqlite:////a",
        "operator_token": "o" * 32,
    }
    text = texts.get(name, "hush")
    (tmp_path / "secret").write_text(text + "\n")
    monkeypatch.setenv(f"OUTRIDER_{name.upper()}_FILE", str(tmp_path / "secret"))
    value = getattr(load_settings(), name)
    expected = base64.b64decode(KEY) if name == "master_key" else text.rstrip("\n")
    assert (value if isinstance(value, str) else value.get_secret_value()) == expected


def test_a_secret_has_one_source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a")
    monkeypatch.setenv("OUTRIDER_GITHUB_WEBHOOK_SECRET", "b")
    monkeypatch.setenv("OUTRIDER_GITHUB_WEBHOOK_SECRET_FILE", str(tmp_path / "secret"))
    assert problems() == ["OUTRIDER_GITHUB_WEBHOOK_SECRET and OUTRIDER_GITHUB_WEBHOOK_SECRET_FILE are both set: keep one."]


def test_no_secret_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    ticket_key = new_ticket_key().decode()
    values = {
        "GITHUB_WEBHOOK_SECRET": "canary-a",
        "GITHUB_PRIVATE_KEY": "canary-b",
        "DATABASE_URL": "postgresql://u:canary-c@h/n",
        "MASTER_KEY": KEY,
        "TICKET_KEY": ticket_key,
    }
    for name, value in values.items():
        monkeypatch.setenv(f"OUTRIDER_{name}", value)
    settings = load_settings()
    assert "canary" not in repr(settings) + str(settings)
    assert KEY not in repr(settings)
    assert {"canary-a", "canary-b", "canary-c", ticket_key.rstrip("\n")} <= {
        value.rstrip("\n") for value in settings.secret_values
    }


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "postgres", "mysql://h/n", "://"])
def test_databases_that_are_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("OUTRIDER_DATABASE_URL", url)
    assert [problem.split()[0] for problem in problems()] == ["OUTRIDER_DATABASE_URL"]


@pytest.mark.parametrize(
    ("url", "allowed", "fine"),
    [
        ("https://outrider.example.com/", "false", True),
        ("http://127.0.0.1:8080", "true", True),
        ("http://localhost:8080", "true", True),
        ("http://127.0.0.1:8080", "false", False),
        ("http://outrider.example.com", "true", False),
        ("https://user:pass@outrider.example.com", "true", False),
        ("https://outrider.example.com?a=b", "true", False),
        ("https://", "true", False),
        ("https://h:port", "true", False),
        ("ftp://outrider.example.com", "true", False),
    ],
)
def test_urls_are_https_except_on_this_machine(monkeypatch: pytest.MonkeyPatch, url: str, allowed: str, *, fine: bool) -> None:
    monkeypatch.setenv("OUTRIDER_PUBLIC_URL", url)
    monkeypatch.setenv("OUTRIDER_ALLOW_INSECURE_HTTP", allowed)
    if fine:
        assert load_settings().public_url == url.rstrip("/")
    else:
        assert [problem.split()[0] for problem in problems()] == ["OUTRIDER_PUBLIC_URL"]


@pytest.mark.parametrize(
    ("api", "host"),
    [
        ("https://api.github.com", "github.com"),
        ("https://ghe.example.com/api/v3/", "ghe.example.com"),
        ("https://api.acme.ghe.com", "acme.ghe.com"),
    ],
)
def test_the_forges_host_follows_from_its_api(monkeypatch: pytest.MonkeyPatch, api: str, host: str) -> None:
    monkeypatch.setenv("OUTRIDER_GITHUB_API_URL", api)
    assert load_settings().github_host == host


def test_keys_are_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    first, second = load_settings(), load_settings()
    assert first.master_key == second.master_key
    assert first.ticket_key == second.ticket_key
    for name in ("master.key", "ticket.pem"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_with_postgresql_no_key_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTRIDER_DATABASE_URL", "postgresql://u@h/n")
    assert [problem.split()[0] for problem in problems()] == ["OUTRIDER_MASTER_KEY", "OUTRIDER_TICKET_KEY"]


def test_a_damaged_key_file_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "master.key").write_text("AAAA")
    (problem,) = problems()
    assert "damaged" in problem
    assert (tmp_path / "master.key").read_text() == "AAAA"


def test_a_data_folder_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("OUTRIDER_DATA_DIR", str(tmp_path / "file" / "below"))
    (problem,) = problems()
    assert "can not be read or made" in problem


def test_processes_that_start_at_once_end_with_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: kept_key(tmp_path / "sub" / "k", new_master_key), range(16)))
    assert len(set(keys)) == 1
    assert [path.name for path in (tmp_path / "sub").iterdir()] == ["k"]


def test_each_purpose_has_a_key_of_its_own() -> None:
    master = SecretBytes(bytes(range(32)))
    assert derive_key(master, "a") == derive_key(master, "a")
    assert len({derive_key(master, "a"), derive_key(master, "b"), derive_key(SecretBytes(bytes(32)), "a")}) == 3
    with pytest.raises(KeyFileError):
        derive_key(SecretBytes(b""), "a")


def test_the_table_names_every_setting() -> None:
    table = settings_table()
    assert all(f"`OUTRIDER_{name.upper()}`" in table for name in Settings.model_fields)
    assert all(field.description for field in Settings.model_fields.values())
