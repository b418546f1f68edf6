"""GitHub's bodies become our events, and what leads to nothing says why."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.webhooks.github_deliveries import (
    BASE,
    CHECK_RUN,
    COMMON,
    HEAD,
    HOST,
    PULL_REQUEST,
    PUSH,
    REPOSITORY,
    but,
    sent,
    without,
)
from webhooks.events import ChangeAction, ChangeEvent, Event, Ignored, Ping, PushEvent, RepositoryRef, RerunEvent
from webhooks.github import normalise

SHOP = RepositoryRef(1296269, "acme", "shop", private=True, default_branch="main")


def event_of(name: str, body: dict[str, Any] | bytes) -> Event:
    headers, wire = sent(name, body)
    return normalise(headers, wire, HOST)


def reason_of(name: str, body: dict[str, Any] | bytes) -> str:
    event = event_of(name, body)
    assert isinstance(event, Ignored), event
    return event.reason


def test_an_opened_pull_request_is_a_change() -> None:
    assert event_of("pull_request", PULL_REQUEST) == ChangeEvent(
        host="github.com",
        installation_id=77,
        repository=SHOP,
        action=ChangeAction.OPENED,
        number=7,
        head_sha=HEAD,
        head_ref="dozen",
        base_ref="main",
        base_sha=BASE,
        draft=False,
        fork=False,
        sender="mona",
        title="Sell by the dozen",
    )


@pytest.mark.parametrize("action", ["opened", "synchronize", "reopened", "ready_for_review", "closed"])
def test_what_can_happen_to_a_change(action: str) -> None:
    event = event_of("pull_request", but(PULL_REQUEST, action=action))
    assert isinstance(event, ChangeEvent)
    assert event.action == action


def test_an_edit_counts_when_the_target_branch_is_another() -> None:
    moved = but(PULL_REQUEST, action="edited", changes={"base": {"ref": {"from": "next"}, "sha": {"from": BASE}}})
    assert isinstance(event_of("pull_request", moved), ChangeEvent)
    assert (
        reason_of("pull_request", but(PULL_REQUEST, action="edited", changes={"title": {"from": "Sell"}})) == "edited-text-only"
    )
    assert reason_of("pull_request", but(PULL_REQUEST, action="edited")) == "edited-text-only"


def test_a_head_in_another_repository_is_a_fork() -> None:
    event = event_of("pull_request", but(PULL_REQUEST, pull_request__head__repo=REPOSITORY | {"id": 9}))
    assert isinstance(event, ChangeEvent)
    assert event.fork


def test_a_head_whose_repository_is_gone_is_a_fork() -> None:
    event = event_of("pull_request", but(PULL_REQUEST, pull_request__head__repo=None))
    assert isinstance(event, ChangeEvent)
    assert event.fork


@pytest.mark.parametrize(
    "path",
    ["sender", "repository.private", "repository.default_branch", "pull_request.draft", "pull_request.title", "organization"],
)
def test_a_change_does_without_what_is_not_essential(path: str) -> None:
    assert isinstance(event_of("pull_request", without(PULL_REQUEST, path)), ChangeEvent)


def test_a_repository_is_taken_for_private_unless_it_says_otherwise() -> None:
    for body in (without(PULL_REQUEST, "repository.private"), but(PULL_REQUEST, repository__private=None)):
        event = event_of("pull_request", body)
        assert isinstance(event, ChangeEvent)
        assert event.repository.private


def test_what_is_only_shown_is_cleaned_and_cut() -> None:
    event = event_of("pull_request", but(PULL_REQUEST, pull_request__title="a\0b\ud800\r\n" + "x" * 9000))
    assert isinstance(event, ChangeEvent)
    assert event.title.startswith("abx")
    assert len(event.title) <= 1024


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("installation", None),
        ("installation__id", True),
        ("installation__id", "77"),
        ("installation__id", -1),
        ("installation__id", 2**63),
        ("repository", None),
        ("repository__id", 0),
        ("repository__name", "../shop"),
        ("repository__name", ".."),
        ("repository__owner", None),
        ("repository__owner__login", "ac\r\nme"),
        ("pull_request", None),
        ("pull_request__number", 1.5),
        ("pull_request__head__sha", HEAD.upper()),
        ("pull_request__head__sha", HEAD + "\n"),
        ("pull_request__head__sha", "main"),
        ("pull_request__head__ref", "a\0b"),
        ("pull_request__base__ref", "\ud800"),
        ("pull_request__base__ref", ""),
        ("action", None),
    ],
)
def test_a_change_with_garbage_where_it_matters_is_malformed(path: str, value: object) -> None:
    event = event_of("pull_request", but(PULL_REQUEST, **{path: value}))
    assert isinstance(event, Ignored)
    assert event.reason == "malformed"
    assert path.split("__", maxsplit=1)[0] in event.detail


def test_a_push_to_the_default_branch() -> None:
    assert event_of("push", PUSH) == PushEvent("github.com", 77, SHOP, "refs/heads/main", BASE, HEAD, "mona")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"ref": "refs/heads/dozen"}, "other-branch"),
        ({"ref": "refs/tags/v1"}, "not-a-branch"),
        ({"deleted": True, "after": "0" * 40}, "branch-deleted"),
        ({"ref": "refs/heads/gh-readonly-queue/main/pr-7-" + HEAD}, "merge-queue-branch"),
        ({"repository": without(REPOSITORY, "default_branch")}, "other-branch"),
    ],
)
def test_other_pushes_lead_to_nothing(changes: dict[str, Any], reason: str) -> None:
    assert reason_of("push", but(PUSH, **changes)) == reason


def test_a_check_run_asked_for_again() -> None:
    assert event_of("check_run", CHECK_RUN) == RerunEvent(
        host="github.com",
        installation_id=77,
        repository=SHOP,
        check_run_id=4,
        external_id="0123456789abcdef0123456789abcdef",
        head_sha=HEAD,
        name="outrider",
        app_id=31,
        sender="mona",
    )


@pytest.mark.parametrize("action", ["created", "completed", "requested_action"])
def test_other_news_of_check_runs_lead_to_nothing(action: str) -> None:
    assert reason_of("check_run", but(CHECK_RUN, action=action)) == "unsupported-action"


def test_a_ping_is_a_ping_whatever_is_in_it() -> None:
    assert event_of("ping", b"not even JSON") == Ping("github.com")


@pytest.mark.parametrize("name", ["issues", "installation", "merge_group", "an_event_of_tomorrow"])
def test_events_nothing_depends_on(name: str) -> None:
    assert reason_of(name, COMMON) == "unsupported-event"


def test_stored_headers_without_an_event_name_are_malformed() -> None:
    event = normalise({}, b"{}", HOST)
    assert isinstance(event, Ignored)
    assert event.reason == "malformed"


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5)
PLACES = [
    "action",
    "installation",
    "installation__id",
    "repository",
    "repository__owner",
    "repository__private",
    "pull_request",
    "pull_request__head",
    "pull_request__head__repo",
    "pull_request__base",
    "sender",
    "changes",
]


@given(st.sampled_from(PLACES), JSON)
def test_anything_anywhere_in_a_body_is_an_event(place: str, value: object) -> None:
    event_of("pull_request", but(PULL_REQUEST, **{place: value}))


@given(st.sampled_from(["pull_request", "push", "check_run"]), st.binary())
def test_any_bytes_are_an_event(name: str, body: bytes) -> None:
    event_of(name, body)
