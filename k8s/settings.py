"""What Jobs are made of: the launcher's own settings. Nothing of this is ever taken from a ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from k8s.errors import ClusterSettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "OUTRIDER_JOB_"
Quantity = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,9}(\.[0-9]{1,3})?(m|Ki|Mi|Gi|Ti|k|M|G|T)?$")]
"""An amount as Kubernetes writes it. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/"""
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$")]
_ARN = r"arn:aws[a-z-]*:secretsmanager:[a-z0-9-]{4,30}:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]{1,520}"
SecretArn = Annotated[str, StringConstraints(pattern=f"^({_ARN})?$")]
"""A secret of AWS Secrets Manager, or none."""
SecretReference = Annotated[str, StringConstraints(pattern=f"^({_ARN}|[a-z0-9]([a-z0-9.-]{{0,251}}[a-z0-9])?)?$")]
"""One of AWS Secrets Manager, by its ARN, or of the namespace, by its name, or none."""
Label = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]


class Size(BaseModel):
    """What one Job may use. Memory and disk are asked for in full, so that a node never promises them twice."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cpu: Quantity
    """Asked for; the scheduler finds a node that has it."""
    cpu_limit: Quantity
    memory: Quantity
    disk: Quantity
    """For the files of the scan: the size of its one writable volume."""


class Toleration(BaseModel):
    """A taint the Job's pod bears, in Kubernetes' words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(default="", max_length=317)
    operator: Literal["Exists", "Equal"] = "Equal"
    value: str = Field(default="", max_length=63)
    effect: Literal["", "NoSchedule", "PreferNoSchedule", "NoExecute"] = ""


class JobSettings(BaseSettings):
    """What an operator decides about Jobs. Lists and tables are JSON; an empty text means: not set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid", hide_input_in_errors=True
    )

    image: str = Field(
        "",
        max_length=500,
        pattern=r"^[A-Za-z0-9._:/@-]*$",
        description="The scanner's image; name it by digest: `name@sha256:…`.",
    )
    namespace: Label = Field("outrider", description="Where Jobs are made.")
    service_account: Name = Field("outrider-scanner", description="The pods' service account. Its token is not mounted.")
    pull_secrets: tuple[Name, ...] = Field(
        (), max_length=10, description="Secrets of the namespace that open the image's registry."
    )
    node_selector: dict[str, str] = Field({}, description="Labels of the nodes that may run Jobs.")
    tolerations: tuple[Toleration, ...] = Field((), max_length=20, description="Taints of nodes that Jobs bear.")
    size_small: Size = Field(
        Size(cpu="500m", cpu_limit="2", memory="2Gi", disk="4Gi"), description="What a Job of size `small` may use."
    )
    size_medium: Size = Field(Size(cpu="1", cpu_limit="4", memory="4Gi", disk="10Gi"), description="… of size `medium`.")
    size_large: Size = Field(Size(cpu="2", cpu_limit="8", memory="8Gi", disk="30Gi"), description="… of size `large`.")
    size_largest: Size = Field(
        Size(cpu="2", cpu_limit="8", memory="16Gi", disk="30Gi"),
        description="For the one retry of a `large` Job whose memory did not suffice.",
    )
    ttl_s: int = Field(
        3600,
        ge=1200,
        le=604_800,
        description="Seconds an ended Job stays; longer than a ticket lives, so that none is run twice.",
    )
    https_proxy: str = Field("", max_length=500, description="Proxy for the Job's way to the forge and the service.")
    no_proxy: str = Field("", max_length=2000, description="Hosts reached without it.")
    ca_config_map: Name | Literal[""] = Field(
        "", description="ConfigMap whose `ca.crt` holds every certificate authority the Job trusts, in place of the image's."
    )
    forge_secret: SecretArn = Field(
        "", description="ARN of a secret with a token of your own for the forge; the service then gives Jobs none."
    )
    qscanner_secret: SecretReference = Field(
        "", description="Credentials of QScanner: the ARN of a secret, or the name of one in the namespace."
    )
    qscanner_timeout_s: int = Field(300, ge=10, le=7200, description="Seconds QScanner may take.")
    qscanner_policy_tags: str = Field(
        "", pattern=r"^([A-Za-z0-9_.][A-Za-z0-9_.,:-]*)?$", max_length=500, description="Tags of policies at Qualys to ask."
    )


def job_settings(values: Mapping[str, Any] | None = None) -> JobSettings:
    """The settings of this process's environment; `values` outrank it.

    Raises:
        ClusterSettingsError: names every bad key.

    """
    try:
        settings = JobSettings(**(values or {}))
    except ValidationError as error:
        raise ClusterSettingsError(tuple(_problem(dict(fault)) for fault in error.errors())) from None
    except ValueError as error:  # pydantic-settings names the field whose JSON it can not read
        raise ClusterSettingsError((f"A setting of {PREFIX}… is not the JSON it should be: {error}.",)) from None
    if not settings.image:
        raise ClusterSettingsError((f"{PREFIX}IMAGE is not set: name the scanner's image.",))
    return settings


def _problem(fault: dict[str, Any]) -> str:
    place = [str(part) for part in fault["loc"]]
    within = f" at {'.'.join(place[1:])}" if place[1:] else ""
    return f"{PREFIX}{place[0].upper()} is wrong{within}: {fault['msg'].removeprefix('Value error, ')}."


def settings_table() -> str:
    """All settings as a Markdown table, for the documentation."""
    rows = ["| variable | default | what it is |", "|---|---|---|"]
    for name, field in JobSettings.model_fields.items():
        default = field.default.model_dump_json() if isinstance(field.default, Size) else field.default
        shown = "" if default in ("", (), {}) else f"`{default}`"
        rows.append(f"| `{PREFIX}{name.upper()}` | {shown} | {field.description} |")
    return "\n".join(rows)
