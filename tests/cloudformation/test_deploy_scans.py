"""What is deployed is scanned once, its result is kept and told, and what was not scanned is an error and never clean."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from cloudformation.deploys.errors import CloudRefusedError, DeployError, NotSettledError, OutOfTimeError, ScanFailedError
from cloudformation.deploys.results import Results
from cloudformation.deploys.settings import read_scan_settings
from cloudformation.function.errors import ConfigurationError, NotSupportedError, UnreadableError
from tests.cloudformation.deployments import BUCKET, KEY, Account, updating
from tests.cloudformation.lambda_api import ACCOUNT, REGION, zipped
from tests.cloudformation.storms import one_deployment
from tests.equipment import many
from tests.scanner.images import OS_RELEASE, STATUS, dpkg, layer, made
from tests.webhooks.aws_events import recorded

VULNERABLE = "Metadata-Version: 2.1\nName: acme-cart\nVersion: 1.0\n"
CART = "acme_cart-1.0.dist-info__METADATA"
LAYER = f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:deps:5"
PLACE = f"{ACCOUNT}/{REGION}"


def fails(account: Account, event: dict[str, Any]) -> DeployError:
    with pytest.raises(DeployError) as failure:
        account.tell(event)
    return failure.value


def test_a_function_and_its_layers_are_scanned_once_and_told_once(account: Account) -> None:
    account.lambdas.publish(LAYER, zipped(**{f"python__{CART}": VULNERABLE}))
    account.lambdas.deploy("orders", zipped(app_DOT_py="print('hello')\n"), (LAYER,))
    account.lambdas.pending = 2
    answer = account.tell(updating("orders"))
    assert list(answer["targets"].values()) == ["scanned"]
    assert account.waited == [2.0, 2.0]
    (key,) = [key for key in account.keys(".json") if key.startswith(f"{PLACE}/function/orders/") and "/told/" not in key]
    result = account.result(key)
    assert [finding["rule"] for finding in result["report"]["findings"]] == ["packages/PYSEC-1"]
    assert result["report"]["findings"][0]["location"]["path"].startswith("opt/python/")
    assert result["about"]["layers"] == LAYER
    assert result["report"]["summary"]["target"]["name"] == "orders"
    assert key.removesuffix(".json") + ".sarif" in account.keys(".sarif")
    head = account.clients.named("s3").head_object(Bucket=BUCKET, Key=key)
    assert (head["ServerSideEncryption"], head["SSEKMSKeyId"]) == ("aws:kms", KEY)
    (message,) = account.messages()
    assert (message["name"], message["findings"][0]["severity"], message["result"]) == ("orders", "critical", key)
    tags = account.lambdas.tags[f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:orders"]
    assert (tags["outrider:conclusion"], tags["outrider:findings"]) == ("failure", "critical=1")
    assert one_deployment(account, 42) == {"known": 42}
    assert account.messages() == []
    account.lambdas.deploy("orders", zipped(app_DOT_py="print('bye')\n"), (LAYER,))
    assert list(account.tell(updating("orders"))["targets"].values()) == ["scanned"]  # other code, the same findings
    assert account.messages() == []


def test_a_layer_is_read_once_whichever_functions_have_it(account: Account) -> None:
    account.lambdas.publish(LAYER, zipped(**{f"python__{CART}": VULNERABLE}))
    other = LAYER.replace("deps:5", "more:1")
    account.lambdas.publish(other, zipped(**{f"python__{CART}": VULNERABLE.replace("1.0", "2.5")}))
    zips = [f"/{arn.replace(':', '-')}.zip" for arn in (LAYER, other)]
    account.lambdas.asked.clear()
    for name, layers in {"orders": (LAYER,), "bills": (LAYER, other), "till": (other, LAYER)}.items():
        account.lambdas.deploy(name, zipped(app_DOT_py=f"print('{name}')\n"), layers)
        account.tell(updating(name, name))
    assert [account.lambdas.asked.count(path) for path in zips] == [1, 1]
    results = {
        key.split("/")[3]: account.result(key) for key in account.keys(".json") if "/function/" in key and "told" not in key
    }
    found = {name: [one["rule"] for one in result["report"]["findings"]] for name, result in results.items()}
    # A later layer's file takes the earlier one's place: what has `more` on top has the version that is mended.
    assert found == {"orders": ["packages/PYSEC-1"], "bills": [], "till": ["packages/PYSEC-1"]}


def test_a_layer_that_can_not_be_read_is_told_and_not_kept(account: Account) -> None:
    account.lambdas.publish(LAYER, b"no zip")
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"), (LAYER,))
    failure = fails(account, updating("orders"))
    assert failure.reason == "scan-failed"
    assert "zip archive" in str(failure)
    assert [key for key in account.keys(".zip") if "/layers/" in key] == []


def test_what_is_told_at_the_same_time_is_scanned_once(account: Account) -> None:
    account.lambdas.deploy("orders", zipped(readme_DOT_txt="nothing here\n"))
    states = one_deployment(account, many(24, 1000))
    assert states["scanned"] == 1
    assert set(states) <= {"scanned", "under-way", "known"}
    (key,) = account.keys(".told")
    assert account.result(key.replace(".told", ".json"))["report"]["verdict"]["conclusion"] == "success"
    assert account.messages() == []


def test_containers_are_scanned_by_the_digest_that_runs(account: Account) -> None:
    image = made([layer({"etc/os-release": OS_RELEASE, STATUS: dpkg(("libssl3", "openssl", "3.0.9-1"))})])
    account.images.push("team/shop", "1", image)
    event = recorded("task-state-change")
    name = f"{account.registry}/team/shop"
    event["detail"]["containers"] = [{"image": f"{name}:1", "imageDigest": image.digest}, {"image": f"{name}:1@{image.digest}"}]
    event["detail"]["attributes"] = []
    answer = account.tell(event)
    assert list(answer["targets"].values()) == ["scanned"]
    (key,) = [key for key in account.keys(".json") if "/image/" in key]
    result = account.result(key)
    assert result["about"]["digest"] == image.digest
    assert [engine["engine"] for engine in result["report"]["engines"]] == ["secrets", "packages"]


def test_an_image_that_is_gone_is_an_error_and_kept_nowhere_as_a_result(account: Account) -> None:
    event = recorded("task-state-change")
    event["detail"]["containers"] = [{"image": f"{account.registry}/team/shop:2", "imageDigest": "sha256:" + "c" * 64}]
    failure = fails(account, event)
    assert isinstance(failure, ScanFailedError)
    assert "has no team/shop" in str(failure)
    assert [key for key in account.keys("") if "/image/" in key] == []


def test_a_registered_tag_elsewhere_waits_for_the_task_that_runs(account: Account) -> None:
    event = recorded("register-task-definition")
    definition = event["detail"]["responseElements"]["taskDefinition"]
    definition["containerDefinitions"] = [{"image": "nginx:1.29"}]
    assert account.tell(event) == {"targets": {}, "deferred": ["nginx:1.29"]}


@pytest.mark.parametrize(
    ("status", "kind", "reason", "transient"),
    [
        (429, "TooManyRequestsException", "throttled", True),
        (403, "AccessDeniedException", "access-denied", False),
        (502, "KMSDisabledException", "kms-disabled", False),
        (502, "KMSAccessDeniedException", "kms-denied", False),
        (404, "ResourceNotFoundException", "gone", False),
        (500, "ServiceException", "cloud-refused", True),
    ],
)
def test_a_refusal_is_raised_in_words_and_tried_again_only_when_that_can_help(
    account: Account, status: int, kind: str, reason: str, *, transient: bool
) -> None:
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"))
    account.lambdas.fault = status, kind
    failure = fails(account, updating("orders", "once"))
    assert isinstance(failure, CloudRefusedError)
    assert (failure.reason, failure.transient) == (reason, transient)
    assert len(str(failure).split()) > 5
    assert [key for key in account.keys("") if "/function/" in key] == []
    account.lambdas.asked.clear()
    assert fails(account, updating("orders", "once")).reason == reason
    assert bool(account.lambdas.asked) == transient  # what can not be mended is not asked for again


def test_a_function_that_keeps_changing_is_tried_again(account: Account) -> None:
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"))
    account.lambdas.pending = 1000
    failure = fails(account, updating("orders"))
    assert isinstance(failure, NotSettledError)
    assert failure.transient


def test_code_that_is_not_what_aws_said_is_not_scanned(account: Account) -> None:
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"))
    account.lambdas.files["/orders.zip"] = zipped(app_DOT_py="2\n")
    assert fails(account, updating("orders")).reason == "code-changed"
    account.lambdas.deploy("broken", b"this is no zip")
    failure = fails(account, updating("broken", "second"))
    assert failure.reason == "scan-failed"
    assert [key for key in account.keys("") if "/function/" in key] == []


def test_a_package_whose_key_is_disabled_is_told(account: Account) -> None:
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"))
    account.lambdas.functions["orders"]["Code"] = {"Error": {"ErrorCode": "KMSDisabledException", "Message": "no"}}
    assert fails(account, updating("orders")).reason == "kms-disabled"


def test_an_invocation_without_time_leaves_the_target_to_the_next_try(account: Account) -> None:
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"))
    account.seconds = 30.0
    assert isinstance(fails(account, updating("orders")), OutOfTimeError)
    assert account.keys(".claim") == []


def test_a_claim_is_its_owners_until_it_is_stale(account: Account) -> None:
    results = Results(account.clients.named("s3"), BUCKET, KEY)
    assert results.claim("x.claim", "a", account.now)
    assert results.claim("x.claim", "a", account.now)
    assert not results.claim("x.claim", "b", account.now + timedelta(minutes=15))
    assert results.claim("x.claim", "b", account.now + timedelta(minutes=21))
    assert not results.claim("x.claim", "a", account.now + timedelta(minutes=22))


def test_a_sweep_of_another_place_is_not_said_to_be_done(account: Account) -> None:
    with pytest.raises(NotSupportedError, match="Sweeps begin in"):
        account.tell(recorded("scheduled-sweep", region="us-east-1"))


def test_what_deploys_nothing_is_ignored_with_the_reason(account: Account) -> None:
    assert account.tell(recorded("create-function-url"))["ignored"] == "unsupported-event"
    assert account.tell(recorded("create-function-own"))["ignored"] == "own-function"
    with pytest.raises(UnreadableError):
        account.tell({"ticket": "x"})


def test_a_wrong_setting_is_named_without_its_value(account: Account) -> None:
    with pytest.raises(ConfigurationError, match=r"OUTRIDER_SCAN_TOPIC is wrong.*OUTRIDER_SCAN_KEY is not set|OUTRIDER_SCAN_KEY"):
        read_scan_settings(account.environ | {"OUTRIDER_SCAN_TOPIC": "canary", "OUTRIDER_SCAN_KEY": ""})


def sweep(**detail: Any) -> dict[str, Any]:
    return recorded("scheduled-sweep") | {"detail": detail}


def test_a_person_sweeps_what_fits_names_and_tags(account: Account) -> None:
    account.lambdas.functions.clear()
    for name, team in (("shop-a", "shop"), ("shop-b", "shop"), ("shop-c", "till"), ("other", "shop")):
        account.lambdas.deploy(name, zipped(readme_DOT_txt=f"{name}\n"), tags={"team": team})
    asked = {"names": ["shop-*"], "tags": {"team": "shop"}}
    assert account.tell(sweep(**asked, dry_run=True)) == {"would": [f"{PLACE}/function/shop-a", f"{PLACE}/function/shop-b"]}
    assert account.keys(".told") == []
    assert account.tell(sweep(**asked, after=f"{PLACE}/function/shop-a")) == {"swept": 1, "failed": 0, "unfinished": False}
    account.seconds = 30.0
    assert account.tell(sweep(**asked)) == {"swept": 0, "failed": 0, "unfinished": True, "after": ""}
    assert [key.split("/")[3] for key in account.keys(".told")] == ["shop-b"]
    assert account.keys("sweep.json") == [], "the schedule's sweep goes on at a mark of its own"


@pytest.mark.parametrize("detail", [{"name": "shop"}, {"names": "shop"}, {"tags": {"a": 1}}, {"dry_run": "no"}])
def test_a_sweep_that_can_not_be_understood_is_refused(account: Account, detail: dict[str, Any]) -> None:
    with pytest.raises(UnreadableError, match="can not be understood"):
        account.tell(sweep(**detail))


def test_a_sweep_scans_what_no_event_told_of_and_goes_on_where_it_ended(account: Account) -> None:
    account.lambdas.functions.clear()
    account.lambdas.deploy("alpha", zipped(readme_DOT_txt="a\n"))
    account.lambdas.deploy(f"outrider-{'0' * 32}", b"")
    account.environ["OUTRIDER_SCAN_OWN"] = f"outrider-{'0' * 32}"
    account.lambdas.deploy("broken", b"no zip")
    account.seconds = 30.0
    assert account.tell(recorded("scheduled-sweep")) == {"swept": 0, "failed": 0, "unfinished": True, "after": ""}
    assert json.loads(json.dumps(account.result(f"{PLACE}/sweep.json"))) == {"after": ""}
    account.seconds = 900.0
    assert account.tell(recorded("scheduled-sweep")) == {"swept": 1, "failed": 1, "unfinished": False}
    assert [key for key in account.keys(".told") if "/function/alpha/" in key]
    assert [key for key in account.keys(".told") if "/function/broken/" in key] == []
