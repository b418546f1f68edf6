"""The templates lint clean, grant what is listed and nothing else, and keep the controls an auditor looks for."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from moto.events.models import EventPattern

from cloudformation.deploys.errands import CODE, REPORTS, ROOT
from cloudformation.deploys.job_call import Left, Round, read_job_call
from cloudformation.deploys.members import ALLOWED
from cloudformation.deploys.settings import read_scan_settings
from cloudformation.function.errors import ConfigurationError
from cloudformation.function.reports import PREFIX
from k8s.settings import JobSettings
from tests.cloudformation.deployments import BUCKET
from tests.cloudformation.job_account import created
from tests.cloudformation.templates import FOLDER, listed, of_type, statements, template
from tests.webhooks.aws_events import SAMPLES, recorded
from webhooks.aws import AwsEvent, AwsKind, normalise, read_event
from webhooks.aws_deploys import deployed
from webhooks.events import Ignored

PERMISSIONS = yaml.safe_load((FOLDER / "permissions.yaml").read_text())
ROLES = {
    ("account", "ServiceRolePolicy"): "service",
    ("account", "ExistingRolePolicy"): "service",
    ("account", "FunctionRolePolicy"): "function",
    ("account", "EventRolePolicy"): "events",
    ("account", "ScanRolePolicy"): "scans",
    ("account", "QscannerRolePolicy"): "qscanner",
    ("spoke", "ForwardRolePolicy"): "forward",
    ("spoke", "ReaderPolicy"): "reader",
}
ALL = ("account", "spoke", "stackset")


def test_the_templates_lint_clean() -> None:
    files = [str(FOLDER / f"{name}.yaml") for name in ALL]
    linter = Path(sys.executable).with_name("cfn-lint")
    done = subprocess.run([linter, *files], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_every_role_has_a_list() -> None:
    found = {(name, policy) for name in ALL for policy in of_type(template(name), "AWS::IAM::RolePolicy")}
    assert found == set(ROLES)
    inline = [role for name in ALL for role in of_type(template(name), "AWS::IAM::Role").values()]
    assert [role for role in inline if {"Policies", "ManagedPolicyArns"} & set(role["Properties"])] == []


@pytest.mark.parametrize(("place", "role"), ROLES.items(), ids=str)
def test_a_role_may_what_is_listed_and_nothing_else(place: tuple[str, str], role: str) -> None:
    policy = template(place[0])["Resources"][place[1]]["Properties"]["PolicyDocument"]
    granted = {action: listed(s["Resource"]) for s in statements(policy) for action in listed(s["Action"])}
    assert set(granted) == set(PERMISSIONS[role])
    assert [action for action in granted if "*" in action] == []
    everywhere = {action for action, resources in granted.items() if "*" in resources}
    assert everywhere == {action for action, entry in PERMISSIONS[role].items() if "all" in entry}


def test_the_code_that_is_named_is_there() -> None:
    named = {entry["by"] for role in PERMISSIONS.values() for entry in role.values() if entry["by"].endswith(".py")}
    assert [path for path in named if not (FOLDER.parent / path).is_file()] == []


@pytest.mark.parametrize("role", [("account", "ServiceRole"), ("spoke", "Reader")], ids=str)
def test_nobody_assumes_a_role_without_the_external_id(role: tuple[str, str]) -> None:
    (trust,) = template(role[0])["Resources"][role[1]]["Properties"]["AssumeRolePolicyDocument"]["Statement"]
    assert trust["Condition"] == {"StringEquals": {"sts:ExternalId": {"Ref": "ExternalId"}}}
    assert trust["Principal"] != {"AWS": "*"}


def test_a_members_role_opens_to_the_hubs_scanning_function_by_names_known_in_advance() -> None:
    scans = template("account")["Resources"]["ScanRole"]["Properties"]["RoleName"]
    bus = template("account")["Resources"]["HubBus"]["Properties"]["Name"]
    assert (scans, bus) == ({"Fn::Sub": "outrider-scans-${IntegrationId}"}, {"Fn::Sub": "outrider-${IntegrationId}"})
    reader = template("spoke")["Resources"]["Reader"]["Properties"]
    (trust,) = reader["AssumeRolePolicyDocument"]["Statement"]
    arn, parts = trust["Principal"]["AWS"]["Fn::Sub"]
    assert arn == "arn:${AWS::Partition}:iam::${Hub}:role/outrider-scans-${Integration}"
    whole = template("spoke")["Parameters"]["HubBusArn"]["AllowedPattern"]
    given = f"arn:aws:events:eu-central-1:111122223333:event-bus/outrider-{'0' * 32}"
    assert re.fullmatch(whole, given)
    (at, by_colon), (last, by_name) = (parts[name]["Fn::Select"] for name in ("Hub", "Integration"))
    assert given.split(by_colon["Fn::Split"][0])[at] == "111122223333"
    assert given.split(by_name["Fn::Split"][0])[last] == "0" * 32


def test_the_scanning_function_opens_members_read_roles_and_no_others() -> None:
    policy = template("account")["Resources"]["ScanRolePolicy"]["Properties"]["PolicyDocument"]
    opened = {one["Fn::If"][0]: one["Fn::If"][1] for one in policy["Statement"] if "Fn::If" in one}
    there = {"Fn::Sub": "arn:${AWS::Partition}:iam::*:role/outrider-reader-*"}
    for condition, key, parameter in (
        ("ReadsAccounts", "aws:ResourceAccount", "HubAccounts"),
        ("ReadsOrganization", "aws:ResourceOrgID", "HubOrganizationId"),
    ):
        only = {"StringEquals": {key: {"Ref": parameter}}}
        assert opened[condition] == {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": there, "Condition": only}
    assert template("spoke")["Resources"]["Reader"]["Properties"]["RoleName"] == {"Fn::Sub": "outrider-reader-${AWS::Region}"}


def test_a_session_in_a_member_may_what_the_read_role_may_and_what_a_key_lets_it() -> None:
    assert set(ALLOWED) == {*PERMISSIONS["reader"], "kms:Decrypt"}
    assert len(ALLOWED) == len(set(ALLOWED))


def buckets() -> list[str]:
    return list(of_type(template("account"), "AWS::S3::Bucket"))


@pytest.mark.parametrize("name", buckets())
def test_a_bucket_is_private_encrypted_versioned_and_for_tls_only(name: str) -> None:
    bucket = template("account")["Resources"][name]["Properties"]
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
    assert bucket["BucketEncryption"]
    assert bucket["LifecycleConfiguration"]["Rules"][0]["ExpirationInDays"]
    policies = of_type(template("account"), "AWS::S3::BucketPolicy").values()
    (policy,) = [p["Properties"]["PolicyDocument"] for p in policies if p["Properties"]["Bucket"] == {"Ref": name}]
    denied = [s for s in statements(policy) if s["Effect"] == "Deny"]
    assert denied[0]["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_stores_are_encrypted_with_a_key_that_rotates() -> None:
    found = template("account")["Resources"]
    key = {"Fn::GetAtt": ["Key", "Arn"]}
    assert found["Key"]["Properties"]["EnableKeyRotation"] is True
    (rule,) = found["ResultsBucket"]["Properties"]["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert rule["BucketKeyEnabled"] is True
    assert rule["ServerSideEncryptionByDefault"]["KMSMasterKeyID"] == key
    assert found["FunctionLog"]["Properties"]["KmsKeyId"] == key
    assert found["FunctionLog"]["Properties"]["RetentionInDays"]
    assert found["DeadLetters"]["Properties"]["KmsMasterKeyId"] == key
    assert found["Function"]["Properties"]["KmsKeyArn"] == key
    assert found["Function"]["Properties"]["TracingConfig"] == {"Mode": "Active"}
    assert found["ManagementTrail"]["Properties"]["EnableLogFileValidation"] is True


def test_every_parameter_is_described_and_in_a_group() -> None:
    for name in ALL:
        found = template(name)
        groups = found["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]
        assert sorted(p for group in groups for p in group["Parameters"]) == sorted(found["Parameters"])
        assert [p for p, parameter in found["Parameters"].items() if not parameter.get("Description")] == []


TAGGED = {"AWS::IAM::Role", "AWS::Lambda::Function", "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::KMS::Key"}


def test_everything_that_takes_tags_has_them() -> None:
    untagged = [
        (name, logical)
        for name in ALL
        for logical, resource in template(name)["Resources"].items()
        if resource["Type"] in TAGGED and not resource["Properties"].get("Tags")
    ]
    assert untagged == []


def test_the_functions_environment_is_what_it_reads() -> None:
    given = template("account")["Resources"]["Function"]["Properties"]["Environment"]["Variables"]
    own = {"OUTRIDER_INTEGRATION", "OUTRIDER_TICKET_KEYS", "OUTRIDER_CLUSTER", "OUTRIDER_LOG_LEVEL"}
    own |= {f"OUTRIDER_REPORT_{name}" for name in ("THROUGH", "BUCKET", "KEY")}
    jobs = {f"OUTRIDER_JOB_{name.upper()}" for name in JobSettings.model_fields}
    fixed = {"OUTRIDER_JOB_TTL_S"}  # it is tied to how long tickets live
    assert set(given) == own | (jobs - fixed)


def test_the_scanning_functions_environment_is_what_it_reads() -> None:
    given = template("account")["Resources"]["ScanFunction"]["Properties"]["Environment"]["Variables"]
    environ = dict.fromkeys(given, "x") | {"AWS_REGION": "x"}
    with pytest.raises(ConfigurationError) as refusal:
        read_scan_settings(environ)
    assert "not set" not in str(refusal.value)


def test_qscanner_gets_rights_of_its_own_and_only_from_the_scanning_function() -> None:
    found = template("account")["Resources"]
    (trust,) = found["QscannerRole"]["Properties"]["AssumeRolePolicyDocument"]["Statement"]
    assert trust["Principal"] == {"AWS": {"Fn::GetAtt": ["ScanRole", "Arn"]}}
    asked = [
        one["Fn::If"][1]
        for one in found["ScanRolePolicy"]["Properties"]["PolicyDocument"]["Statement"]
        if one.get("Fn::If", [""])[0] == "ScansWithQscanner"
    ]
    assert {one["Action"]: one["Resource"] for one in asked} == {
        "secretsmanager:GetSecretValue": {"Ref": "ScanQscannerSecret"},
        "sts:AssumeRole": {"Fn::GetAtt": ["QscannerRole", "Arn"]},
    }
    unless_image = found["ScanFunction"]["Properties"]["Layers"]["Fn::If"][2]
    assert unless_image["Fn::If"][:2] == ["LayersQscanner", [{"Ref": "ScanQscannerLayer"}]]


def test_reports_are_written_by_the_functions_forms_alone_and_end_soon() -> None:
    found = template("account")["Resources"]
    there = {"Fn::Sub": f"${{ResultsBucket.Arn}}/{PREFIX}*"}
    (denied,) = [
        one for one in statements(found["ResultsPolicy"]["Properties"]["PolicyDocument"]) if one["Sid"] == "OnlyJobsReport"
    ]
    assert (denied["Effect"], denied["Principal"], denied["Action"], denied["Resource"]) == ("Deny", "*", "s3:PutObject", there)
    assert denied["Condition"] == {"ArnNotEquals": {"aws:PrincipalArn": {"Fn::GetAtt": ["FunctionRole", "Arn"]}}}
    rules = found["ResultsBucket"]["Properties"]["LifecycleConfiguration"]["Rules"]
    assert [rule["ExpirationInDays"] for rule in rules if rule.get("Prefix") == PREFIX] == [7]


def test_the_function_may_use_the_bucket_only_where_jobs_report_through_it() -> None:
    policy = template("account")["Resources"]["FunctionRolePolicy"]["Properties"]["PolicyDocument"]
    unasked = [one for one in policy["Statement"] if "Fn::If" not in one]
    assert [action for one in unasked for action in listed(one["Action"]) if action.startswith("s3:")] == []
    asked = [one["Fn::If"][1] for one in policy["Statement"] if one.get("Fn::If", [""])[0] == "ThroughBucket"]
    assert [one["Resource"] for one in asked if "s3:PutObject" in one["Action"]] == [
        {"Fn::Sub": f"${{ResultsBucket.Arn}}/{PREFIX}*"}
    ]
    assert [one["Condition"] for one in asked if one["Action"] == "s3:ListBucket"] == [
        {"StringLike": {"s3:prefix": f"{PREFIX}*"}}
    ]


def pattern(name: str, rule: str) -> Any:
    return template(name)["Resources"][rule]["Properties"]["EventPattern"]


def test_all_rules_listen_to_the_same() -> None:
    assert pattern("account", "Deploys") == pattern("account", "HubDeploys") == pattern("spoke", "Deploys")


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.json")))
def test_the_rule_lets_through_what_we_understand(name: str) -> None:
    event = recorded(name)
    told = normalise(read_event(event))
    if isinstance(told, AwsEvent) and told.kind is AwsKind.SWEEP:
        return  # a rule of its own, without a pattern
    rule = pattern("account", "Deploys")
    asks = EventPattern(rule, rule)
    matched = asks.matches_event(event)
    assert matched or isinstance(told, Ignored) or isinstance(deployed(told), Ignored)
    if name in {"create-function-url", "other-service", "update-function-code-denied"}:
        assert not matched


def test_results_go_to_the_service_and_never_to_the_function_that_made_them() -> None:
    found = template("account")["Resources"]
    event = recorded("outrider-scanned-function")
    scanned = pattern("account", "Scanned") | {"account": [event["account"]]}
    assert EventPattern(scanned, scanned).matches_event(event)
    deploys = pattern("account", "Deploys")
    assert not EventPattern(deploys, deploys).matches_event(event)
    (target,) = found["Scanned"]["Properties"]["Targets"]
    of_hub = {one["Fn::If"][0]: one["Fn::If"][1] for one in found["HubDeploys"]["Properties"]["Targets"]}
    assert (of_hub["Forwards"], of_hub["ReadsMembers"]) == (target, found["Deploys"]["Properties"]["Targets"][0]["Fn::If"][1])
    (allowed,) = [
        one for one in statements(found["ScanRolePolicy"]["Properties"]["PolicyDocument"]) if one["Action"] == "events:PutEvents"
    ]
    assert allowed["Condition"] == {"StringEquals": {"events:source": event["source"]}}


def test_only_rules_of_the_stack_start_the_scanning_function() -> None:
    found = template("account")["Resources"]
    permissions = of_type(template("account"), "AWS::Lambda::Permission").values()
    (rules,) = {one["Properties"]["FunctionName"]["Ref"] for one in permissions}
    assert rules == "ScanFunction"
    for one in permissions:
        name = one["Properties"]["SourceArn"]["Fn::GetAtt"][0]
        assert (one["Properties"]["Principal"], found[name]["Type"]) == ("events.amazonaws.com", "AWS::Events::Rule")
        # The hub's rule also forwards to the service, without a scan.
        asked = "ReadsMembers" if name == "HubDeploys" else found[name].get("Condition", "ScansDeploys")
        assert one["Condition"] == asked
    invoking = [
        statement["Resource"]
        for policy in of_type(template("account"), "AWS::IAM::RolePolicy").values()
        for statement in statements(policy["Properties"]["PolicyDocument"])
        if "lambda:InvokeFunction" in listed(statement["Action"])
    ]
    assert invoking == [{"Fn::GetAtt": ["Function", "Arn"]}] * 2, "nobody's role may invoke the other function"


def test_a_deployments_job_has_no_account_with_rights_and_no_secret_of_the_customers() -> None:
    given = template("account")["Resources"]["ScanFunction"]["Properties"]["Environment"]["Variables"]
    jobs = {f"OUTRIDER_JOB_{name.upper()}" for name in JobSettings.model_fields}
    assert {name for name in given if name.startswith("OUTRIDER_JOB_")} < jobs
    assert given["OUTRIDER_JOB_SERVICE_ACCOUNT"]["Fn::If"][:2] == ["ScansInJobs", "default"]
    assert not {"OUTRIDER_JOB_FORGE_SECRET", "OUTRIDER_JOB_QSCANNER_SECRET"} & set(given)


def test_with_jobs_no_token_of_a_registry_is_to_be_had() -> None:
    policy = template("account")["Resources"]["ScanRolePolicy"]["Properties"]["PolicyDocument"]
    unasked = [one for one in policy["Statement"] if "Fn::If" not in one]
    assert not any("ecr:GetAuthorizationToken" in listed(one["Action"]) for one in unasked)
    ((_, with_jobs, without),) = [one["Fn::If"] for one in policy["Statement"] if one.get("Fn::If", [""])[0] == "ScansInJobs"]
    assert (with_jobs["Action"], without["Action"]) == ("eks:DescribeCluster", "ecr:GetAuthorizationToken")


def test_what_jobs_leave_is_written_by_forms_alone_and_told_to_the_function() -> None:
    found = template("account")["Resources"]
    policy = found["ResultsPolicy"]["Properties"]["PolicyDocument"]
    (denied,) = [one for one in statements(policy) if one["Sid"] == "OnlyDeployJobsReport"]
    assert (denied["Effect"], denied["Action"]) == ("Deny", "s3:PutObject")
    assert denied["Resource"] == {"Fn::Sub": f"${{ResultsBucket.Arn}}/{ROOT}*"}
    assert denied["Condition"] == {"ArnNotEquals": {"aws:PrincipalArn": {"Fn::GetAtt": ["ScanRole", "Arn"]}}}
    rule = pattern("account", "JobReports")
    asks = rule | {"detail": rule["detail"] | {"bucket": {"name": [BUCKET]}}}
    told = created(f"{REPORTS}{'a' * 32}/{'b' * 32}/1")
    assert EventPattern(asks, asks).matches_event(told)
    assert isinstance(read_job_call(told, BUCKET), Left)
    assert not EventPattern(asks, asks).matches_event(created(f"{CODE}{'a' * 32}/0.zip"))
    rules = found["ResultsBucket"]["Properties"]["LifecycleConfiguration"]["Rules"]
    assert [one["ExpirationInDays"] for one in rules if one.get("Prefix") in {ROOT, CODE}] == [7, 1]


def test_the_round_says_its_events_id() -> None:
    (target,) = template("account")["Resources"]["JobRounds"]["Properties"]["Targets"]
    said = target["InputTransformer"]["InputTemplate"].replace("<id>", "17793124-05d4-b198-2fde-7ededc63b103")
    assert read_job_call(json.loads(said), BUCKET) == Round("17793124-05d4-b198-2fde-7ededc63b103")
