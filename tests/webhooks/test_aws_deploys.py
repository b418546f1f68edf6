"""Every recorded event puts into service what the table says, whatever form its names have."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.webhooks.aws_events import ACCOUNT, INTEGRATION, REGION, SAMPLES, recorded
from tests.webhooks.test_aws import JSON
from webhooks.aws import AwsEvent, normalise, read_event
from webhooks.aws_deploys import Deploy, FunctionDeploy, LayerDeploy, TaskContainer, TaskDeploy, deployed
from webhooks.errors import BadDeliveryError
from webhooks.events import Ignored

OWN = frozenset({f"outrider-{INTEGRATION}"})
SHOP = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/shop:1.4"
DEFINITION = f"arn:aws:ecs:{REGION}:{ACCOUNT}:task-definition/shop:12"


def orders(qualifier: str = "") -> FunctionDeploy:
    return FunctionDeploy("aws", ACCOUNT, REGION, "orders", qualifier)


def task(*containers: TaskContainer, architecture: str = "", definition: str = DEFINITION) -> TaskDeploy:
    return TaskDeploy(ACCOUNT, REGION, definition, containers, architecture)


BECOMES: dict[str, Deploy | str] = {
    "create-function": orders(),
    "create-function-image": FunctionDeploy("aws", ACCOUNT, REGION, "render"),
    "create-function-own": "own-function",
    "create-service": task(),
    "publish-layer-version": LayerDeploy(ACCOUNT, REGION, "deps", f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:deps:5"),
    "publish-version": orders("8"),
    "register-task-definition": task(TaskContainer(SHOP), TaskContainer("docker.io/library/nginx:1.29"), architecture="arm64"),
    "run-task": task(TaskContainer(SHOP), definition="shop:12"),
    "run-task-failed": "failed-call",
    "task-state-change": task(
        TaskContainer(SHOP, "sha256:" + "a" * 64),
        TaskContainer("docker.io/library/nginx:1.29", "sha256:" + "b" * 64),
        architecture="arm64",
    ),
    "task-state-change-pending": "not-running",
    "update-function-code-no-response": orders(),
    "update-function-code-published": orders("7"),
    "update-function-configuration": orders(),
    "update-service-scale-only": task(),
}


def told(name: str, **changes: Any) -> Deploy | Ignored:
    event = normalise(read_event(recorded(name, **changes)))
    assert isinstance(event, AwsEvent)
    return deployed(event, OWN)


def test_the_table_has_every_sample_that_may_lead_to_a_scan() -> None:
    names = [path.stem for path in SAMPLES.glob("*.json")]
    events = [name for name in names if isinstance(normalise(read_event(recorded(name))), AwsEvent)]
    assert set(events) - {"scheduled-sweep"} == set(BECOMES)


@pytest.mark.parametrize("name", BECOMES)
def test_a_recorded_event_puts_into_service_what_the_table_says(name: str) -> None:
    found = told(name)
    assert (found.reason if isinstance(found, Ignored) else found) == BECOMES[name]


@pytest.mark.parametrize(
    ("named", "becomes"),
    [
        ("orders", orders()),
        ("orders:live", orders()),
        (f"{ACCOUNT}:orders", orders()),
        (f"{ACCOUNT}:function:orders", orders()),
        (f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:orders:$LATEST", orders()),
        (f"arn:aws-us-gov:lambda:{REGION}:{ACCOUNT}:function:orders", FunctionDeploy("aws-us-gov", ACCOUNT, REGION, "orders")),
        (f"arn:aws:lambda:{REGION}:999988887777:function:orders", "foreign-account"),
        (f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:orders", "foreign-account"),
        ("orders/../other", "malformed"),
        ("orders\n", "malformed"),
        ("", "malformed"),
        (None, "malformed"),
        (7, "malformed"),
    ],
)
def test_a_function_is_known_by_any_form_of_its_name(named: object, becomes: Deploy | str) -> None:
    detail = {"eventName": "UpdateFunctionCode20150331v2", "requestParameters": {"functionName": named}, "responseElements": None}
    found = told("create-function", detail=detail)
    assert (found.reason if isinstance(found, Ignored) else found) == becomes


def test_a_region_names_its_partition() -> None:
    detail = {"eventName": "UpdateFunctionCode20150331v2", "requestParameters": {"functionName": "orders"}}
    found = told("create-function", detail=detail, region="cn-north-1")
    assert isinstance(found, FunctionDeploy)
    assert found.arn == f"arn:aws-cn:lambda:cn-north-1:{ACCOUNT}:function:orders"


NAMES = ["CreateFunction20150331", "PublishVersion20150331", "PublishLayerVersion20181031", "RunTask", "RegisterTaskDefinition"]


@given(
    name=st.sampled_from([*NAMES, "UpdateService"]),
    answer=JSON,
    asked=JSON,
)
def test_whatever_an_event_holds_the_answer_is_a_deploy_or_a_reason(name: str, answer: Any, asked: Any) -> None:
    detail = {"eventName": name, "responseElements": answer, "requestParameters": asked}
    source = "aws.lambda" if "Function" in name or "Version" in name else "aws.ecs"
    try:
        event = normalise(read_event(json.loads(json.dumps(recorded("create-function", detail=detail, source=source)))))
    except BadDeliveryError:
        return
    assert isinstance(event, Ignored) or isinstance(deployed(event), FunctionDeploy | LayerDeploy | TaskDeploy | Ignored)
