"""A cluster that does not reach the service: its Jobs leave their reports in a bucket, and the function hands them over."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Engine, func, select

from app.clouds.aws import AwsCloud
from app.collect.stage import Collect
from app.dispatch.aws import MAX_PARTS, AwsLauncher
from app.dispatch.grants import GrantOffice
from app.dispatch.launcher import LauncherError
from app.dispatch.probes import ProbeOffice
from app.dispatch.stage import QUEUE_ALLOWANCE, Dispatch
from app.dispatch.tickets import TicketOffice
from app.doctor.check import Health
from app.doctor.probing import Probing
from app.store import inbox, scans
from app.store.engine import create_engine
from app.store.integrations import Integration, IntegrationState
from app.store.scans import Scan, ScanScope
from app.store.tables import inbox as inbox_table
from cloudformation.function import reports
from protocol.deposit import Slip, _signature, deposit_key, leave
from protocol.probe import ProbeReport, Way
from protocol.report import Report
from protocol.sizes import MAX_DEPOSIT_BYTES
from protocol.upload import Upload
from scanner.upload import UploadError, put
from tests.app.conftest import NOON, a_scan
from tests.cloudformation import closed_cluster
from tests.cloudformation.closed_cluster import ACCOUNT, EXTERNAL_ID, FUNCTION, REGION, ROLE, TOKEN, ClosedCluster
from tests.cloudformation.signed import INTEGRATION, KEY
from tests.equipment import many
from tests.protocol.test_report import REPORT

NOWHERE = "https://127.0.0.1:1"
"""The service's address: nothing of the cluster may need it."""
RUN = timedelta(seconds=630)
OFFICE = TicketOffice(KEY, NOWHERE, INTEGRATION, NOWHERE, 600)
CONNECTED = Integration(
    id=INTEGRATION,
    cloud="aws",
    account=ACCOUNT,
    region=REGION,
    role=ROLE,
    function=FUNCTION,
    external_id=EXTERNAL_ID,
    cluster="main",
    members=(),
    created_at=NOON,
    state=IntegrationState.PROVEN,
)


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Service:
    """The stages that a scan passes, at one scan."""

    engine: Engine
    dispatch: Dispatch
    collect: Collect
    planned: Scan

    @property
    def scan(self) -> Scan:
        with self.engine.connect() as connection:
            found = scans.get(connection, self.planned.id)
        assert found
        return found

    def start(self, attempt: int = 1) -> str:
        return self.dispatch.start(self.planned.id, attempt)

    def look(self) -> str | None:
        return self.dispatch.lost(self.scan)

    def arrived(self) -> int:
        with self.engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(inbox_table)).scalar() or 0)

    def judged(self, cause: str) -> str:
        return self.collect.judge(self.planned.id, self.scan.attempt, cause)

    def reasons(self) -> set[str]:
        """Why engines ended as they did, once it is judged."""
        document = self.scan.document or {}
        return {str(run.get("reason", {}).get("code")) for run in document["engines"]}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClosedCluster]:
    with closed_cluster.existing(tmp_path_factory.mktemp("closed")) as made:
        yield made


@pytest.fixture
def cluster(made: ClosedCluster, monkeypatch: pytest.MonkeyPatch) -> ClosedCluster:
    made.forget()
    monkeypatch.setattr("scanner.sending.MAX_WAIT_S", 0)
    return made


@pytest.fixture(scope="module")
def launcher(made: ClosedCluster) -> AwsLauncher:  # noqa: ARG001  it sets the environment
    return AwsLauncher(AwsCloud({}), INTEGRATION, lambda _: CONNECTED, OFFICE.public_keys)


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    engine = create_engine(sqlite_url)
    yield engine
    engine.dispose()


@pytest.fixture
def stages(engine: Engine, launcher: AwsLauncher, tmp_path: Path) -> tuple[Dispatch, Collect]:
    seal = Fernet(Fernet.generate_key())
    grants = GrantOffice(engine, {}, OFFICE.public_keys, INTEGRATION, seal, lambda *_: b"k" * 32, RUN, now)
    collect = Collect(engine, tmp_path / "no-index.sqlite", timedelta(days=7), now)
    return Dispatch(engine, launcher, OFFICE, grants, now), collect


def serving(stages: tuple[Dispatch, Collect], planned: Scan) -> Service:
    dispatch, collect = stages
    with dispatch.engine.begin() as connection:
        scans.create_if_absent(connection, planned)
    return Service(dispatch.engine, dispatch, collect, planned)


def planned_at(cluster: ClosedCluster, **changes: object) -> Scan:
    wanted = {"host": cluster.host, "merge_base": None, "scope": ScanScope.FULL, "policy": {"text": "engines: [packages]\n"}}
    return a_scan(None, **{**wanted, **changes})


@pytest.fixture
def service(stages: tuple[Dispatch, Collect], cluster: ClosedCluster) -> Service:
    return serving(stages, planned_at(cluster))


def ticket_of(cluster: ClosedCluster, job: str) -> str:
    return base64.b64decode(cluster.api.secrets[job]["data"]["ticket"]).decode()


def form_of(cluster: ClosedCluster, job: str) -> Upload:
    return Upload.from_json(base64.b64decode(cluster.api.secrets[job]["data"]["upload"]))


def left_by(cluster: ClosedCluster, job: str, **changes: Any) -> bytes:
    """What the Job would leave, without the work."""
    _, scan, attempt = job.split("-")
    mine = {"scan": scan, "attempt": int(attempt), **changes}
    return leave(REPORT.model_copy(update=mine), ticket_of(cluster, job))


def done(cluster: ClosedCluster, job: str) -> None:
    """The Job has scanned, left its report and ended."""
    put(form_of(cluster, job), left_by(cluster, job))
    cluster.end(job, "Complete")


def key_of(job: str) -> str:
    _, scan, attempt = job.split("-")
    return f"reports/{scan}/{attempt}"


def test_a_report_comes_from_a_job_that_reaches_its_forge_and_its_bucket_alone(
    cluster: ClosedCluster, stages: tuple[Dispatch, Collect]
) -> None:
    head = cluster.commit({"requirements.txt": b"requests==2.19.0\n"})
    service = serving(stages, planned_at(cluster, head=head))
    job = service.start()
    assert service.look() is None
    assert service.arrived() == 0

    told = cluster.run(job)
    assert (told.returncode, told.stderr) == (0, "")
    assert service.look() is None
    assert service.judged("report") == "publish"
    run = (service.scan.document or {})["engines"][0]
    assert (run["engine"], run["coverage"]["packages"]) == ("packages", 1)
    policies = [session["policy"]["Statement"] for session in cluster.aws.sessions.values()]
    assert {statement["Action"] for policy in policies for statement in policy} == {"lambda:InvokeFunction"}
    assert TOKEN.encode() not in cluster.read(key_of(job))


def test_what_lets_a_job_write_is_in_its_secret_and_nowhere_else(
    cluster: ClosedCluster, service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    job = service.start()
    form = form_of(cluster, job)
    container = cluster.api.jobs[job]["spec"]["template"]["spec"]["containers"][0]
    assert container["command"][-2:] == ["--upload-file", "/ticket/upload"]
    written = json.dumps([cluster.api.jobs, cluster.answers]) + "".join(capsys.readouterr()) + form.url + repr(form)
    secrets = ("policy", "x-amz-signature", "x-amz-security-token")
    assert [name for name in secrets if form.fields[name] in written] == []


def test_a_form_stores_one_object_encrypted_until_the_job_must_have_ended(cluster: ClosedCluster, service: Service) -> None:
    job = service.start()
    form = form_of(cluster, job)
    policy = json.loads(base64.b64decode(form.fields["policy"]))
    life = datetime.fromisoformat(policy["expiration"]) - now()
    assert timedelta(hours=6, minutes=14) < life <= timedelta(hours=6, minutes=15)
    assert ["content-length-range", 1, MAX_DEPOSIT_BYTES] in policy["conditions"]
    done(cluster, job)
    (stored,) = cluster.door.uploads
    assert (stored["x-amz-server-side-encryption"], stored["x-amz-server-side-encryption-aws-kms-key-id"]) == (
        "aws:kms",
        closed_cluster.KMS_KEY,
    )
    for name, value in {"key": "reports/other", "x-amz-server-side-encryption": "AES256", "acl": "public-read"}.items():
        with pytest.raises(UploadError) as refused:
            put(form.model_copy(update={"fields": form.fields | {name: value}}), b"x")
        assert refused.value.reason == "upload-refused"
        assert form.fields["x-amz-signature"] not in str(refused.value)
    assert cluster.keys() == [key_of(job)]


def test_however_often_a_report_is_collected_it_arrives_once(cluster: ClosedCluster, service: Service) -> None:
    job = service.start()
    cluster.door.lose_replies = 1  # the Job does not learn that its first upload was stored
    done(cluster, job)
    with ThreadPoolExecutor(4) as workers:
        assert set(workers.map(lambda _: service.look(), range(many(12, 200)))) == {None}
    assert service.arrived() == 1
    stored = inbox.body_of(service.engine, inbox.report_key(service.planned.id, 1))
    assert Report.from_json(gzip.decompress(stored)).scan == service.planned.id


def test_the_first_report_of_an_attempt_counts(cluster: ClosedCluster, service: Service) -> None:
    job = service.start()
    put(form_of(cluster, job), left_by(cluster, job))
    service.look()
    put(form_of(cluster, job), left_by(cluster, job, scanner="another"))
    assert service.look() is None
    stored = inbox.body_of(service.engine, inbox.report_key(service.planned.id, 1))
    assert Report.from_json(gzip.decompress(stored)).scanner == REPORT.scanner


def flipped(content: bytes) -> bytes:
    return content[:-20] + bytes([content[-20] ^ 1]) + content[-19:]


def test_what_was_changed_in_the_bucket_is_not_believed_and_never_clean(cluster: ClosedCluster, service: Service) -> None:
    for attempt, end in ((1, "again"), (2, "publish")):
        job = service.start(attempt)
        cluster.write(key_of(job), flipped(left_by(cluster, job)))
        assert service.look() is None  # the Job runs: its own report may still come
        cluster.end(job, "Complete")
        cause = service.look()
        assert cause
        assert cause.startswith("not-collected: ")
        assert cause.endswith("[bad-signature]")
        assert service.judged(cause) == end
    assert service.arrived() == 0
    assert (service.scan.verdict or {})["conclusion"] == "failure"
    assert service.reasons() == {"not-collected"}


def test_what_was_written_before_the_job_does_not_keep_its_report_away(cluster: ClosedCluster, service: Service) -> None:
    job = service.start()
    cluster.write(key_of(job), b"garbage")
    assert service.look() is None
    done(cluster, job)
    assert service.look() is None
    assert service.arrived() == 1


def cause_at_the_end(cluster: ClosedCluster, service: Service, job: str, content: bytes) -> str:
    cluster.write(key_of(job), content)
    cluster.end(job, "Complete")
    cause = service.look()
    assert service.arrived() == 0
    return str(cause).rpartition("[")[2].rstrip("]")


def test_a_report_of_another_scan_is_not_taken_for_this_one(
    cluster: ClosedCluster, service: Service, stages: tuple[Dispatch, Collect]
) -> None:
    other = serving(stages, replace(service.planned, id="f" * 32, key="another")).start()
    assert cause_at_the_end(cluster, service, service.start(), left_by(cluster, other)) == "other-scan"


def test_an_earlier_attempts_report_is_not_taken_for_a_later_ones(cluster: ClosedCluster, service: Service) -> None:
    before = left_by(cluster, service.start())
    assert cause_at_the_end(cluster, service, service.start(2), before) == "other-scan"


def test_only_the_ticket_that_starts_a_job_signs_for_it(cluster: ClosedCluster, service: Service) -> None:
    job = service.start()
    looking = OFFICE.issue(service.scan, "status", now())
    assert cause_at_the_end(cluster, service, job, leave(REPORT, looking)) == "other-scan"


def signed(cluster: ClosedCluster, job: str, body: bytes) -> bytes:
    """Anything, with the Job's own key."""
    ticket = ticket_of(cluster, job)
    slip = Slip(v=1, ticket=ticket.rpartition(".")[0], signature=_signature(deposit_key(ticket), body))
    return slip.to_json().encode() + b"\n" + body


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"no gzip", "bad-gzip"), (gzip.compress(b"x" * 2000, mtime=0), "too-large")],
    ids=["no gzip", "bursts"],
)
def test_what_does_not_unpack_is_told(
    cluster: ClosedCluster, service: Service, body: bytes, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.dispatch.arrivals.MAX_REPORT_BYTES", 1000)
    job = service.start()
    assert cause_at_the_end(cluster, service, job, signed(cluster, job, body)) == reason


def test_what_is_no_report_inside_is_judged_as_over_http(cluster: ClosedCluster, service: Service) -> None:
    job = service.start()
    cluster.write(key_of(job), signed(cluster, job, gzip.compress(b'{"v": 1}')))
    assert service.look() is None
    assert service.judged("report") == "publish"
    assert service.reasons() == {"bad-document"}


def test_an_object_that_is_too_large_is_weighed_and_not_read(cluster: ClosedCluster, service: Service) -> None:
    job = service.start()
    assert cause_at_the_end(cluster, service, job, b"\n" * (MAX_DEPOSIT_BYTES + 1)) == "too-large"
    assert cluster.answers[-1]["report"]["part"] == ""


def test_the_form_takes_nothing_too_large(cluster: ClosedCluster, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "MAX_DEPOSIT_BYTES", 100)
    with pytest.raises(UploadError) as refused:
        put(form_of(cluster, service.start()), b"x" * 101)
    assert refused.value.reason == "too-large"
    assert cluster.keys() == []


@pytest.mark.parametrize("ended", ["policy", "credentials"])
def test_a_job_that_is_too_late_is_lost_with_the_reason(cluster: ClosedCluster, service: Service, ended: str) -> None:
    job = service.start()
    cluster.door.later = timedelta(hours=7) if ended == "policy" else timedelta(0)
    cluster.door.token_ended = ended == "credentials"
    with pytest.raises(UploadError) as refused:
        done(cluster, job)
    assert refused.value.reason == "upload-expired"
    cluster.end(job, "Failed")
    cause = service.look()
    assert str(cause).startswith("lost: ")
    assert service.judged(str(cause)) == "again"


def test_a_job_that_dies_before_its_upload_is_lost_and_tried_once_more(cluster: ClosedCluster, service: Service) -> None:
    for attempt, how, end in ((1, "Failed", "again"), (2, "Complete", "publish")):
        job = service.start(attempt)
        cluster.end(job, how)
        cause = service.look()
        assert str(cause).startswith("lost: ")
        assert service.judged(str(cause)) == end
    assert (service.scan.verdict or {})["conclusion"] == "failure"
    assert service.reasons() == {"lost"}


def test_a_report_outlives_its_job(cluster: ClosedCluster, service: Service) -> None:
    job = service.start()
    done(cluster, job)
    del cluster.api.jobs[job]  # its TTL ended while the service was away
    assert service.look() is None
    assert service.arrived() == 1


def test_the_deadline_covers_waiting_and_scanning_and_a_report_counts_even_then(cluster: ClosedCluster, service: Service) -> None:
    before = now()
    job = service.start()
    deadline = service.scan.deadline_at
    assert deadline
    assert before + QUEUE_ALLOWANCE + RUN <= deadline.replace(tzinfo=UTC) <= now() + QUEUE_ALLOWANCE + RUN
    done(cluster, job)
    assert service.dispatch.overdue(service.scan) == "deadline"
    assert service.judged("deadline") == "publish"
    assert service.reasons() != {"deadline"}


def test_a_large_report_comes_in_parts(cluster: ClosedCluster, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "MAX_PART_BYTES", 300)
    done(cluster, service.start())
    cluster.answers.clear()
    assert service.look() is None
    assert service.arrived() == 1
    assert [answer["report"]["begin"] for answer in cluster.answers] == [300 * at for at in range(len(cluster.answers))]
    assert len(cluster.answers) > 2


def test_a_function_that_gives_a_byte_at_a_time_does_not_keep_us(
    cluster: ClosedCluster, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "MAX_PART_BYTES", 1)
    done(cluster, service.start())
    cluster.answers.clear()
    with pytest.raises(LauncherError) as refused:
        service.look()
    assert refused.value.reason == "bad-answer"
    assert len(cluster.answers) <= MAX_PARTS + 1


def test_parts_of_two_reports_are_not_put_together(
    cluster: ClosedCluster, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "MAX_PART_BYTES", 500)
    job = service.start()
    done(cluster, job)
    answer = cluster.aws.functions[FUNCTION]

    def replaced(invocation: Any) -> Any:
        told = answer(invocation)
        cluster.write(key_of(job), cluster.read(key_of(job)) + b"\n")
        return told

    cluster.aws.functions[FUNCTION] = replaced
    with pytest.raises(LauncherError) as refused:
        service.look()
    assert (refused.value.reason, refused.value.transient) == ("report-changed", True)
    assert service.arrived() == 0


@pytest.mark.parametrize(
    ("fault", "reason", "transient"),
    [
        ("AccessDenied", "bucket-forbidden", False),
        ("NoSuchBucket", "bucket-missing", False),
        ("KMS.DisabledException", "key-unusable", False),
        ("OperationAborted", "bucket-refused", True),
    ],
)
def test_a_bucket_that_does_not_answer_is_told_in_words(
    cluster: ClosedCluster, service: Service, fault: str, reason: str, *, transient: bool
) -> None:
    service.start()
    cluster.door.fault = fault
    with pytest.raises(LauncherError) as refused:
        service.look()
    assert (refused.value.reason, refused.value.transient) == (reason, transient)
    assert service.dispatch.overdue(service.scan) == f"deadline: {refused.value}"


def test_nothing_is_written_and_one_key_is_read_by_the_function(cluster: ClosedCluster, service: Service) -> None:
    job = service.start()
    assert cluster.door.asked == []
    done(cluster, job)
    service.look()
    asked = [request.split("?")[0] for request in cluster.door.asked]
    assert asked == ["GET /results", f"GET /results/{key_of(job)}"]
    assert f"prefix={key_of(job).replace('/', '%2F')}" in cluster.door.asked[0]


def test_the_doctors_probe_tries_the_bucket_and_not_the_service(cluster: ClosedCluster, launcher: AwsLauncher) -> None:
    def pause(_seconds: float) -> None:
        (name,) = cluster.api.jobs
        cluster.run(name)

    probes, probing = ProbeOffice(OFFICE, cluster.forge.url, now), Probing(launcher, cluster.forge.url, NOWHERE, pause=pause)
    image, egress, report_path = probing.look(lambda op: probes.issue("9" * 32, op))
    assert {check.health for check in (image, egress, report_path)} == {Health.WELL}, (image, egress, report_path)
    assert "results bucket" in report_path.told
    assert cluster.keys() == [f"reports/{'9' * 32}/1"]


def test_the_doctor_does_not_call_well_what_the_function_can_not_hand_over(cluster: ClosedCluster, launcher: AwsLauncher) -> None:
    def pause(_seconds: float) -> None:
        (job,) = cluster.api.jobs
        told = ProbeReport(v=1, scanner="outrider", forge=Way(status=200), report=Way()).to_json()
        state = {"terminated": {"exitCode": 0, "message": told}}
        cluster.api.pods[:] = [{"metadata": {}, "status": {"containerStatuses": [{"state": state}]}}]
        cluster.end(job, "Complete")

    probes, probing = ProbeOffice(OFFICE, cluster.forge.url, now), Probing(launcher, cluster.forge.url, NOWHERE, pause=pause)
    *_, report_path = probing.look(lambda op: probes.issue("8" * 32, op))
    assert (report_path.health, report_path.reason) == (Health.ILL, "not-collected")
