"""One event to the scan it asks for, or to the reason why there is none."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.forges.errors import ForgeError
from app.forges.interface import RepositoryAt
from app.plan.policy_file import POLICY_PATH, PolicyFile, read_policy
from app.plan.vex_files import texts_of, with_vex
from app.store.scans import Scan, ScanScope

if TYPE_CHECKING:
    from datetime import datetime

    from app.forges.interface import Forge, Repository
    from webhooks.events import ChangeEvent, PushEvent, RerunEvent

NO_COMMIT = "0" * 40
READING = {"contents": "read", "pull_requests": "read"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What an event leads to."""

    scan: Scan | None
    reason: str
    """Why there is a scan, or none: `planned`, or a code with a sentence."""
    supersedes: bool = False
    """Whether unfinished scans of the same change or branch are at an end."""


def plan_change(event: ChangeEvent, forge: Forge, now: datetime) -> Plan:
    """Plan a change as it is now: what the delivery said may be old by the time it is read.

    Raises:
        ForgeError: the forge could not be asked; transient ones are worth another try.

    """
    if event.action == "closed":
        return Plan(None, "closed: the change was closed", supersedes=True)
    at = repository_at(event)
    try:
        with forge.session(at, **READING) as session:
            change = session.repository.change(event.number)
            if not change.open:
                return Plan(None, "closed: the change is closed by now", supersedes=True)
            merge_base = session.repository.merge_base(change.target_tip, change.head)
            policies = _policies(session.repository, change.target_tip, change.head)
    except ForgeError as error:
        return _unknown(error)
    ref = f"refs/pull/{event.number}/head"
    subject = _Subject(ref, change.head, merge_base, change.target_branch, event.number, ScanScope.CHANGE)
    scan = _scan(event, now, subject, policies)
    stale = f" (the delivery named {event.head_sha[:12]}, which is no longer the head)" if event.head_sha != change.head else ""
    return Plan(scan, f"planned: {scan.id}{stale}", supersedes=True)


def plan_push(event: PushEvent, forge: Forge, now: datetime) -> Plan:
    """Plan a full scan of a default branch's new tip, compared with where the branch stood before.

    Raises:
        ForgeError: the forge could not be asked.

    """
    at = repository_at(event)
    branch = event.ref.removeprefix("refs/heads/")
    try:
        with forge.session(at, contents="read") as session:
            tip = session.repository.branch_tip(branch)
            if tip != event.after:
                return Plan(None, f"superseded: {branch} has moved on to {tip[:12]}, whose own delivery is scanned")
            before = _before(event, session.repository)
            policies = _policies(session.repository, event.after, event.after)
    except ForgeError as error:
        return _unknown(error)
    subject = _Subject(event.ref, event.after, before, branch, None, ScanScope.FULL)
    scan = _scan(event, now, subject, policies)
    return Plan(scan, f"planned: {scan.id}", supersedes=True)


def plan_rerun(event: RerunEvent, last: Scan | None, forge: Forge, now: datetime) -> Plan:
    """Plan a scan again because a person asked: the same commits, the policy as it is now.

    Raises:
        ForgeError: the forge could not be asked.

    """
    if last is None or last.repository_id != event.repository.id:
        return Plan(None, "not-found: the check run that was asked for again belongs to no scan of this service")
    try:
        with forge.session(repository_at(event), contents="read") as session:
            tip = session.repository.branch_tip(last.target_branch)
            policies = _policies(session.repository, tip, last.head)
    except ForgeError as error:
        return _unknown(error)
    subject = _Subject(last.ref, last.head, last.merge_base, last.target_branch, last.number, last.scope)
    scan = _scan(event, now, subject, policies, last.rerun + 1)
    return Plan(scan, f"planned: {scan.id} (asked for again)")


def repository_at(event: ChangeEvent | PushEvent | RerunEvent) -> RepositoryAt:
    """Where the event's repository is reached."""
    return RepositoryAt(event.installation_id, event.repository.id, event.repository.owner, event.repository.name)


def policy_of(scan: Scan) -> PolicyFile:
    """The policy a scan was planned with."""
    text, vex = scan.policy.get("text"), scan.policy.get("vex")
    file = read_policy(text.encode() if isinstance(text, str) else None)
    return with_vex(file, vex if isinstance(vex, dict) else {})


@dataclass(frozen=True, slots=True)
class _Subject:
    ref: str
    head: str
    merge_base: str | None
    target_branch: str
    number: int | None
    scope: ScanScope


@dataclass(frozen=True, slots=True)
class _Policies:
    text: bytes | None
    proposed: bool
    """The change edits the policy: that counts only once it is merged."""
    vex: dict[str, str | None]
    """See `vex_files.texts_of`."""


def _policies(repository: Repository, target_tip: str, head: str) -> _Policies:
    """The policy in force, which is the target branch's, with the documents it names.

    Raises:
        ForgeError: the forge could not be asked.

    """
    text = repository.file(POLICY_PATH, target_tip)
    proposed = text if head == target_tip else repository.file(POLICY_PATH, head)
    vex = texts_of(read_policy(text), lambda path: repository.file(path, target_tip))
    return _Policies(text, proposed != text, vex)


def _before(event: PushEvent, repository: Repository) -> str | None:
    """The commit to compare a push with: where the branch stood, or the tip's parent when that is gone."""
    if event.before.strip("0"):
        try:
            return repository.merge_base(event.before, event.after)
        except ForgeError as error:
            if error.transient:
                raise
    return repository.first_parent(event.after)


def _scan(
    event: ChangeEvent | PushEvent | RerunEvent, now: datetime, subject: _Subject, policies: _Policies, rerun: int = 0
) -> Scan:
    policy = with_vex(read_policy(policies.text), policies.vex)
    vex_digest = f"+{hashlib.sha256(json.dumps(policies.vex, sort_keys=True).encode()).hexdigest()[:16]}" if policies.vex else ""
    repository = event.repository
    place = f"{event.host}:{repository.id}"
    about = subject.number if subject.number is not None else subject.ref
    key = f"scan:{place}:{about}:{subject.head}:{subject.merge_base or '-'}:{policy.digest}{vex_digest}:{rerun}"
    return Scan(
        id=hashlib.sha256(key.encode()).hexdigest()[:32],
        key=key,
        host=event.host,
        installation_id=event.installation_id,
        repository_id=repository.id,
        owner=repository.owner,
        name=repository.name,
        private=repository.private,
        number=subject.number,
        ref=subject.ref,
        head=subject.head,
        merge_base=subject.merge_base,
        target_branch=subject.target_branch,
        scope=subject.scope,
        policy={
            "text": policies.text.decode("utf-8", "replace") if policies.text is not None else None,
            "proposed": policies.proposed,
            "vex": policies.vex,
        },
        policy_problems=[{"line": problem.line, "message": problem.message} for problem in policy.problems],
        rerun=rerun,
        created_at=now,
    )


def _unknown(error: ForgeError) -> Plan:
    """What the forge does not know of (any more) is no scan; everything else is the caller's to retry."""
    if error.reason == "not-found":
        return Plan(None, f"not-found: the forge knows no such repository, change or commit for this installation ({error})")
    raise error
