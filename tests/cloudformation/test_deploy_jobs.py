"""A Job on the cluster scans what is deployed, one for each content: it ends in a result or a failure, never in silence."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from botocore.stub import Stubber

from cloudformation.deploys.errors import CloudRefusedError, CodeError, JobError, OutOfTimeError
from cloudformation.deploys.targets import ImageMaterial, Target
from tests.cloudformation.deployments import BUCKET, Account, updating
from tests.cloudformation.job_account import JobAccount, created, with_cluster
from tests.cloudformation.lambda_api import ACCOUNT, REGION, zipped
from tests.cloudformation.test_announcing import MEMBER, understood
from tests.equipment import many
from tests.scanner.images import OS_RELEASE, STATUS, dpkg, layer, made
from tests.webhooks.aws_events import recorded

VULNERABLE = "Metadata-Version: 2.1\nName: acme-cart\nVersion: 1.0\n"
CART = "acme_cart-1.0.dist-info__METADATA"
FULL = "exceeded quota: outrider, requested: count/jobs.batch=1"
LAYER = f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:deps:5"


@pytest.fixture(scope="module")
def made_jobs(made_account: Account, tmp_path_factory: pytest.TempPathFactory) -> Iterator[JobAccount]:
    with with_cluster(made_account, tmp_path_factory.mktemp("jobs")) as made:
        yield made


@pytest.fixture
def jobs(made_jobs: JobAccount) -> Iterator[JobAccount]:
    yield made_jobs
    made_jobs.forget()


def begun(jobs: JobAccount, name: str = "orders", event: str = "first") -> str:
    """Deploy a function; answers its Job's name."""
    jobs.account.lambdas.publish(LAYER, zipped(**{f"python__{CART}": VULNERABLE}))
    jobs.account.lambdas.deploy(name, zipped(app_DOT_py="print('hello')\n"), (LAYER,))
    before = set(jobs.api.jobs)
    assert list(jobs.tell(updating(name, event))["targets"].values()) == ["started"]
    (job,) = set(jobs.api.jobs) - before
    return job


def test_a_job_scans_a_function_and_its_result_is_told(jobs: JobAccount) -> None:
    job = begun(jobs)
    done = jobs.run(job)
    assert (done.exit_code, done.output) == (0, "")
    (key,) = jobs.left()
    assert jobs.report(key) == {"settled": True}
    (event,) = [understood(one) for one in jobs.account.events()]
    assert (event.kind, event.name, event.verdict.conclusion) == ("function", "orders", "failure")
    assert {engine.engine for engine in event.engines} == {"packages", "secrets", "code"}
    result = jobs.account.result(event.result)
    assert [finding["rule"] for finding in result["report"]["findings"]] == ["packages/PYSEC-1"]
    assert result["report"]["summary"]["target"]["name"] == "orders"
    assert event.result.removesuffix(".json") + ".sarif" in jobs.account.keys(".sarif")
    assert len(jobs.account.messages()) == 1
    assert jobs.account.lambdas.tags[f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:orders"]["outrider:conclusion"] == "failure"
    assert [one for one in jobs.account.keys("") if one.startswith(("jobs/waiting", "jobs/code"))] == []
    assert jobs.report(key)["ignored"] == "not-waited-for"
    assert list(jobs.tell(updating("orders", "later"))["targets"].values()) == ["known"]


def test_a_job_scans_what_a_member_deployed(jobs: JobAccount, tmp_path: Path) -> None:
    reader = f"arn:aws:iam::{MEMBER}:role/outrider-reader-{REGION}"
    members = {"OUTRIDER_SCAN_MEMBERS": MEMBER, "OUTRIDER_SCAN_EXTERNAL_ID": "x" * 43}
    hub = replace(jobs, environ=jobs.environ | members, folder=tmp_path)
    hub.account.sts.roles[reader] = "x" * 43
    hub.account.lambdas.at(MEMBER).deploy("orders", zipped(**{CART: VULNERABLE}))
    event = updating("orders", "first") | {"account": MEMBER}
    arn = f"arn:aws:lambda:{REGION}:{MEMBER}:function:orders"
    hub.tell(event | {"detail": event["detail"] | {"responseElements": {"functionArn": arn}}})
    hub.run(next(iter(hub.api.jobs)))
    assert hub.report(*hub.left()) == {"settled": True}
    (told,) = [understood(one) for one in hub.account.events()]
    assert (told.account, told.name, told.verdict.conclusion) == (MEMBER, "orders", "failure")
    assert told.result.startswith(f"{MEMBER}/{REGION}/function/orders/")


def test_an_image_whose_registry_wants_a_password_is_not_given_to_a_job(jobs: JobAccount) -> None:
    secret = f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:registry-a1b2c3"
    material = ImageMaterial(f"registry.example.com/shop@sha256:{'a' * 64}", "amd64", secret)
    target = Target(ACCOUNT, REGION, "image", "registry.example.com/shop", "a" * 64, material)
    with pytest.raises(CodeError, match="no Job gets one") as refused:
        jobs.function.scanning.scan(target, "first", lambda: 900.0)
    assert (refused.value.reason, refused.value.transient) == ("private-registry", False)
    assert jobs.api.jobs == {}


def test_a_job_holds_addresses_of_single_objects_and_nothing_else(jobs: JobAccount) -> None:
    job = begun(jobs)
    assert set(jobs.api.secrets[job]["data"]) == {"order"}
    pod = jobs.api.jobs[job]["spec"]["template"]["spec"]
    assert pod["serviceAccountName"] == "default"
    held = json.dumps([jobs.api.jobs[job], jobs.order(job).model_dump()])
    assert [word for word in ("the-functions-own-secret-key", "SecretAccessKey", "X-Amz-Security-Token=") if word in held] == []
    order = jobs.order(job)
    assert order.upload.fields["key"].startswith("jobs/reports/")
    assert order.material.type == "zips"
    assert order.material.package is not None
    assert "/jobs/code/" in order.material.package.url


def test_however_many_events_tell_of_a_deployment_there_is_one_job(jobs: JobAccount) -> None:
    jobs.account.lambdas.deploy("quick", zipped(readme_DOT_txt="nothing\n"))
    storm = [updating("quick", f"event-{number}") for number in range(many(24, 1000))] * 2
    random.Random(5).shuffle(storm)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(jobs.tell, storm))
    states = [state for one in answers for state in one["targets"].values()]
    assert set(states) <= {"started", "under-way"}
    assert "started" in states
    assert len(jobs.api.jobs) == len(jobs.api.secrets) == 1
    jobs.leave(next(iter(jobs.api.jobs)))
    (key,) = jobs.left()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(jobs.report, [key] * 8))
    assert len(jobs.account.events()) == 1


def failure(jobs: JobAccount) -> tuple[str, str]:
    """What the bus was told, once: a failure's reason and title."""
    (event,) = [understood(one) for one in jobs.account.events()]
    assert event.verdict.conclusion == "error"
    assert jobs.account.keys(".told") == []
    assert [one for one in jobs.account.keys("") if one.startswith(("jobs/waiting", "jobs/code"))] == []
    return event.verdict.reason or "", event.verdict.title


def second(jobs: JobAccount) -> str:
    """The name of the one Job that is another's next attempt."""
    (name,) = [name for name in jobs.api.jobs if name.endswith("-2")]
    return name


def test_a_job_that_never_reports_is_tried_once_more_and_then_told_as_a_failure(jobs: JobAccount) -> None:
    jobs.end(begun(jobs), "Complete")
    jobs.round()
    assert jobs.account.events() == []
    jobs.end(second(jobs), "Complete")
    jobs.round()
    reason, title = failure(jobs)
    assert reason == "lost"
    assert "left no report" in title
    assert list(jobs.tell(updating("orders", "later"))["targets"].values()) == ["started"], "another event tries it anew"


def test_a_job_without_memory_is_tried_once_more_with_more(jobs: JobAccount) -> None:
    job = begun(jobs)
    state = {"terminated": {"exitCode": 137, "reason": "OOMKilled"}}
    jobs.api.pods[:] = [{"metadata": {}, "spec": {}, "status": {"containerStatuses": [{"state": state}]}}]
    jobs.end(job, "Failed")
    jobs.round()
    assert jobs.api.jobs[second(jobs)]["metadata"]["annotations"]["outrider/size"] == "medium"
    jobs.end(second(jobs), "Failed")
    jobs.round()
    assert failure(jobs)[0] == "out-of-memory"


def test_a_cluster_that_tells_nothing_is_a_failure_once_the_job_must_have_ended(jobs: JobAccount) -> None:
    begun(jobs)
    jobs.api.refusal = 503, {"code": 503, "message": "etcd is gone"}
    assert jobs.round()["unsettled"] == 1
    jobs.round(timedelta(hours=2))
    assert jobs.account.events() == []
    jobs.round(timedelta(hours=5))
    assert failure(jobs)[0] == "unavailable"


def test_a_full_quota_is_waited_for(jobs: JobAccount) -> None:
    jobs.api.refusal = 403, {"code": 403, "reason": "Forbidden", "message": FULL}
    jobs.account.lambdas.deploy("orders", zipped(app_DOT_py="print('hello')\n"))
    assert list(jobs.tell(updating("orders"))["targets"].values()) == ["started"]
    jobs.round(timedelta(hours=1))
    assert (jobs.api.jobs, jobs.account.events()) == ({}, [])
    jobs.api.refusal = None
    jobs.round()
    (job,) = jobs.api.jobs
    jobs.leave(job)
    jobs.round()
    assert [understood(one).verdict.conclusion for one in jobs.account.events()] == ["success"]


def test_a_quota_that_stays_full_is_told_as_a_failure(jobs: JobAccount) -> None:
    jobs.api.refusal = 403, {"code": 403, "reason": "Forbidden", "message": FULL}
    jobs.account.lambdas.deploy("orders", zipped(app_DOT_py="print('hello')\n"))
    jobs.tell(updating("orders"))
    jobs.round(timedelta(hours=7))
    assert failure(jobs)[0] == "quota-exceeded"


def test_a_cluster_that_refuses_for_good_is_an_error_of_the_event(jobs: JobAccount) -> None:
    jobs.api.refusal = 403, {"code": 403, "reason": "Forbidden", "message": "jobs.batch is forbidden"}
    jobs.account.lambdas.deploy("orders", zipped(app_DOT_py="print('hello')\n"))
    with pytest.raises(JobError) as refused:
        jobs.tell(updating("orders"))
    assert (refused.value.reason, refused.value.transient) == ("forbidden", False)
    assert failure(jobs)[0] == "forbidden"


def test_lost_replies_after_a_job_was_made_are_one_job_each(jobs: JobAccount) -> None:
    for number in range(many(5, 200)):
        jobs.account.lambdas.deploy(f"lost-{number}", zipped(app_DOT_py=f"print({number})\n"))
        jobs.api.lose_replies = 1
        jobs.tell(updating(f"lost-{number}", f"event-{number}"))
    jobs.round()
    assert len(jobs.api.jobs) == len(jobs.api.secrets) == many(5, 200)


def test_a_report_that_no_event_told_of_is_found(jobs: JobAccount) -> None:
    jobs.leave(begun(jobs))
    jobs.round()
    assert [understood(one).verdict.conclusion for one in jobs.account.events()] == ["success"]


def test_addresses_that_have_ended_are_made_anew(jobs: JobAccount) -> None:
    job = begun(jobs)
    jobs.door.fault = "AccessDenied"  # as S3 says it of an address whose time is over
    jobs.run(job)
    jobs.door.fault = ""
    (left,) = jobs.left()
    jobs.report(left)
    assert jobs.account.events() == []
    jobs.leave(second(jobs))
    jobs.round()
    assert [understood(one).verdict.conclusion for one in jobs.account.events()] == ["success"]


@pytest.mark.parametrize("content", [b"no report", gzip.compress(b'{"v": 1}', mtime=0), gzip.compress(b"[" * 100_000, mtime=0)])
def test_what_is_no_report_is_never_a_clean_result(jobs: JobAccount, content: bytes) -> None:
    job = begun(jobs)
    for name in (job, job.removesuffix("1") + "2"):
        key = jobs.order(name).upload.fields["key"]
        jobs.door.inside.put_object(Bucket=BUCKET, Key=key, Body=content)
        jobs.report(key)
    reason, title = failure(jobs)
    assert reason == "scan-failed"
    assert "can not be read" in title


def test_a_report_of_another_attempt_is_not_waited_for(jobs: JobAccount) -> None:
    job = begun(jobs)
    jobs.end(job, "Complete")
    jobs.round()
    jobs.leave(job)  # the first one was only late
    (late,) = jobs.left()
    assert jobs.report(late)["ignored"] == "not-waited-for"
    assert jobs.account.events() == []


@pytest.mark.parametrize(
    "changes",
    [
        {"source": "my.app"},
        {"detail-type": "Object Deleted"},
        {"detail": {"bucket": {"name": "other"}, "object": {"key": f"jobs/reports/{'a' * 32}/{'b' * 32}/1"}}},
        {"detail": {"bucket": {"name": BUCKET}, "object": {"key": "jobs/waiting/../../x"}}},
        {"detail": {"bucket": {"name": BUCKET}, "object": {"key": f"jobs/reports/{'a' * 32}/{'b' * 32}/1"}}},
    ],
    ids=str,
)
def test_an_event_that_tells_of_no_report_of_ours_changes_nothing(jobs: JobAccount, changes: dict[str, Any]) -> None:
    begun(jobs)
    before = jobs.account.keys("")
    assert jobs.tell(created("x") | changes)["ignored"] in {"not-waited-for", "unsupported-event"}
    assert jobs.account.keys("") == before


def test_a_result_that_the_bus_does_not_take_is_told_by_the_next_round(jobs: JobAccount) -> None:
    jobs.leave(begun(jobs))
    (key,) = jobs.left()
    function = jobs.function
    with Stubber(jobs.clients.named("events")) as bus:
        bus.add_client_error("put_events", "InternalException", http_status_code=500)
        with pytest.raises(CloudRefusedError):
            function.answer(created(key), lambda: 900.0)
    jobs.round()
    assert [understood(one).verdict.conclusion for one in jobs.account.events()] == ["success"]


def test_a_failure_that_the_bus_does_not_take_is_told_by_the_next_round(jobs: JobAccount) -> None:
    jobs.end(begun(jobs), "Complete")
    jobs.round()
    jobs.end(second(jobs), "Complete")
    with Stubber(jobs.clients.named("events")) as bus:
        bus.add_client_error("put_events", "InternalException", http_status_code=500)
        assert jobs.round()["unsettled"] == 1
    jobs.round()
    assert failure(jobs)[0] == "lost"


def test_an_invocation_without_time_leaves_the_report_to_the_next(jobs: JobAccount) -> None:
    jobs.leave(begun(jobs))
    (key,) = jobs.left()
    jobs.seconds = 30.0
    with pytest.raises(OutOfTimeError):
        jobs.report(key)
    assert jobs.round()["unfinished"] is True
    jobs.seconds = 900.0
    assert jobs.report(key) == {"settled": True}


def test_a_layer_is_scanned_by_a_job(jobs: JobAccount) -> None:
    event = recorded("publish-layer-version")
    arn = event["detail"]["responseElements"]["layerVersionArn"]
    jobs.account.lambdas.publish(arn, zipped(**{f"python__{CART}": VULNERABLE}))
    assert list(jobs.tell(event)["targets"].values()) == ["started"]
    (job,) = jobs.api.jobs
    jobs.run(job)
    jobs.round()
    (told,) = [understood(one) for one in jobs.account.events()]
    assert (told.kind, told.verdict.counts) == ("layer", {"critical": 1})


def test_an_image_anybody_may_read_is_scanned_by_a_job(jobs: JobAccount) -> None:
    settings = {"Labels": {"org.opencontainers.image.source": "https://github.com/acme/shop"}}
    image = made([layer({"etc/os-release": OS_RELEASE, STATUS: dpkg(("libssl3", "openssl", "3.0.9-1"))})], settings=settings)
    jobs.account.images.push("team/shop", "1", image)
    event = recorded("task-state-change")
    event["detail"]["containers"] = [{"image": f"{jobs.account.registry}/team/shop:1", "imageDigest": image.digest}]
    event["detail"]["attributes"] = []
    assert list(jobs.tell(event)["targets"].values()) == ["started"]
    (job,) = jobs.api.jobs
    assert jobs.api.jobs[job]["metadata"]["annotations"]["outrider/size"] == "medium"
    jobs.run(job)
    jobs.round()
    (told,) = [understood(one) for one in jobs.account.events()]
    assert (told.kind, told.verdict.conclusion, told.labels.repository) == ("image", "success", "https://github.com/acme/shop")


def test_the_parts_of_an_image_in_ecr_are_handed_over_and_no_token_is_asked_for(jobs: JobAccount) -> None:
    image = made([layer({"etc/os-release": OS_RELEASE, STATUS: dpkg(("libssl3", "openssl", "3.0.9-1"))})])
    name = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/team/shop"
    event = recorded("task-state-change")
    event["detail"]["containers"] = [{"image": f"{name}:1", "imageDigest": image.digest}]
    event["detail"]["attributes"] = []
    jobs.account.lambdas.files |= {f"/{digest}": content for digest, content in image.blobs.items()}
    told = {"images": [{"imageId": {"imageDigest": image.digest}, "imageManifest": image.manifests[image.digest].decode()}]}
    with Stubber(jobs.clients.named("ecr", REGION)) as ecr:  # it refuses any other call, a token's among them
        for _ in range(3):
            ecr.add_response("batch_get_image", told)
        for digest in image.blobs:
            address = {"downloadUrl": f"{jobs.account.lambdas.url}/{digest}", "layerDigest": digest}
            asked = {"registryId": ACCOUNT, "repositoryName": "team/shop", "layerDigest": digest}
            ecr.add_response("get_download_url_for_layer", address, asked)
        assert list(jobs.tell(event)["targets"].values()) == ["started"]
        ecr.assert_no_pending_responses()
    (job,) = jobs.api.jobs
    jobs.run(job)
    jobs.round()
    assert [understood(one).verdict.conclusion for one in jobs.account.events()] == ["success"]


def test_an_event_that_is_delivered_again_while_it_is_acted_on_makes_no_second_job(
    jobs: JobAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner: list[dict[str, Any]] = []

    class Meanwhile(dict[str, bytes]):
        """Delivers the event again before it gives the code away."""

        def __getitem__(self, path: str) -> bytes:
            if not inner:
                inner.append({})
                inner[0] = jobs.tell(updating("orders", "same"))
            return super().__getitem__(path)

    jobs.account.lambdas.deploy("orders", zipped(app_DOT_py="print('hello')\n"))
    monkeypatch.setattr(jobs.account.lambdas, "files", Meanwhile(jobs.account.lambdas.files))
    outer = jobs.tell(updating("orders", "same"))
    assert [list(one["targets"].values()) for one in (inner[0], outer)] == [["started"], ["under-way"]]
    assert len(jobs.api.jobs) == 1
    assert len([key for key in jobs.account.keys(".zip") if key.startswith("jobs/code/")]) == 1
