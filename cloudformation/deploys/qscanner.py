"""QScanner beside the other engines, for those who license it: the program comes by a layer, its credentials from a secret.

It is given them in the environment of its scan alone. A function's zip it fetches itself, with credentials that read that one
function: never with this function's own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cloudformation.deploys.errors import ScanFailedError, asking
from cloudformation.deploys.targets import ImageMaterial, ZipMaterial

if TYPE_CHECKING:
    from cloudformation.deploys.clients import Clients
    from cloudformation.deploys.settings import Place, ScanSettings
    from cloudformation.deploys.targets import Material

ENGINE: Final = "qscanner"
SESSION_S: Final = 900
"""STS's shortest, and Lambda's longest."""
_GRACE_S: Final = 30.0
"""Of the scan's time, for QScanner to end by itself."""
_LEAST_S: Final = 10
"""See `SCAN_TIMEOUT` in docs/qscanner.md."""


def set_up(settings: ScanSettings, clients: Clients) -> Qscanner | None:
    """QScanner as the stack has it; None where it is not used."""
    if not settings.qscanner_secret:
        return None
    return Qscanner(clients, settings.qscanner_secret, settings.qscanner_role, settings.place)


@dataclass(frozen=True, slots=True)
class Qscanner:
    """What the customer set up for it."""

    clients: Clients
    secret: str
    """ARN."""
    role: str
    """ARN of the role that reads functions."""
    place: Place
    """Where it reads them."""

    def reads(self, material: Material) -> bool:
        """Whether it can fetch a target: it knows images and functions by their names, and layers by none.

        Of functions, those of the hub's own place: a member's role is not for it.
        """
        if isinstance(material, ImageMaterial):
            return True
        return isinstance(material, ZipMaterial) and tuple(reversed(material.arn.split(":")[3:5])) == self.place

    def given(self, material: Material, seconds: float) -> dict[str, str]:
        """Environment of a target's scan.

        Args:
            material: one that it `reads`.
            seconds: that the scan may take.

        Raises:
            DeployError: there are no credentials.

        """
        timeout = {"SCAN_TIMEOUT": str(max(_LEAST_S, int(seconds - _GRACE_S)))}
        session = self._session(material.arn) if isinstance(material, ZipMaterial) else {}
        return {**self._access(), **session, **timeout}

    def _access(self) -> dict[str, str]:
        with asking("QScanner's secret"):
            text = self.clients.named("secretsmanager").get_secret_value(SecretId=self.secret).get("SecretString", "")
        try:
            told = json.loads(text)
        except (ValueError, RecursionError):
            told = None
        pod, token = (told.get("qualys_pod"), told.get("qualys_access_token")) if isinstance(told, dict) else (None, None)
        if not (isinstance(pod, str) and isinstance(token, str) and pod and token):
            sentence = "QScanner's secret must hold a JSON object with qualys_pod and qualys_access_token: correct it."
            raise ScanFailedError("bad-credentials", sentence)
        return {"QUALYS_POD": pod, "QUALYS_ACCESS_TOKEN": token}

    def _session(self, function: str) -> dict[str, str]:
        """Credentials that read one function, and layers, which have no name before it is read."""
        with asking("QScanner's role"):
            told = self.clients.named("sts").assume_role(
                RoleArn=self.role, RoleSessionName="outrider-qscanner", DurationSeconds=SESSION_S, Policy=_reading(function)
            )
        credentials = told["Credentials"]
        return {
            "AWS_REGION": function.split(":")[3],
            "AWS_ACCESS_KEY_ID": credentials["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": credentials["SecretAccessKey"],
            "AWS_SESSION_TOKEN": credentials["SessionToken"],
        }


def _reading(function: str) -> str:
    """The session's policy: it takes away from the role's, and gives nothing. A function's versions are named after it."""
    unqualified = ":".join(function.split(":")[:7])
    reads: dict[str, Any] = {"Action": ["lambda:GetFunction", "lambda:GetFunctionConfiguration"]}
    statements = [
        {"Effect": "Allow", **reads, "Resource": [unqualified, f"{unqualified}:*"]},
        {"Effect": "Allow", "Action": "lambda:GetLayerVersion", "Resource": "*"},
    ]
    return json.dumps({"Version": "2012-10-17", "Statement": statements})
