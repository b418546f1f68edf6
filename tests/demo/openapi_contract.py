"""Judges recorded exchanges by GitHub's published OpenAPI description."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests import equipment

if TYPE_CHECKING:
    from pathlib import Path

    from demo.forge.exchanges import Exchange

VARIABLE = "OUTRIDER_TEST_GITHUB_OPENAPI"
DOCUMENT = "package/generated/api.github.com.json"
"""Where `npm pack @octokit/openapi` unpacks it."""
MISSING = f"GitHub's OpenAPI description is not here: unpack npm's @octokit/openapi and set {VARIABLE} to its directory"
WITH_SLASHES = {"path": ".*", "ref": ".+", "basehead": ".+", "branch": ".+"}
"""Path parameters that hold slashes; `contents/` alone is the root directory."""


def load() -> Contract | None:
    """The contract, if its document is on this machine."""
    root = equipment.find(VARIABLE, ".ci/cache/octokit-openapi")
    return None if root is None else Contract(root / DOCUMENT if root.is_dir() else root)


class Contract:
    """GitHub's description, ready to judge."""

    def __init__(self, path: Path) -> None:
        document = json.loads(path.read_bytes())
        # The description's own mistake: no account is a user and an enterprise at once. Elsewhere it says anyOf.
        installation = document["paths"]["/app/installations"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        account = installation["items"]["properties"]["account"]
        account["anyOf"] = account.pop("allOf")
        self._document = document
        # Longest first: `commits/{ref}` must not swallow `commits/{ref}/check-runs`.
        self._routes = [(_pattern(template), template) for template in sorted(document["paths"], key=_specificity)]
        schemas = {name: _as_json_schema(each) for name, each in document["components"]["schemas"].items()}
        root = Resource({"components": {"schemas": schemas}}, DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource("urn:github", root)

    def faults(self, exchange: Exchange) -> list[str]:
        """Everything wrong with a request and its answer, as sentences."""
        template, parameters, operation = self._operation(exchange)
        if operation is None:
            return [f"{exchange.method} {exchange.path}: GitHub has no such operation"]
        name = f"{exchange.method} {template}"
        faults = [*self._query_faults(operation, exchange), *self._body_faults(operation, exchange)]
        if not exchange.injected:
            faults += self._answer_faults(operation, exchange)
        return [f"{name} {parameters}: {fault}" for fault in faults]

    def webhook_faults(self, event: str, action: str | None, payload: object) -> list[str]:
        """Everything wrong with a webhook's payload."""
        name = "-".join(filter(None, (event, action))).replace("_", "-")
        body = self._document["x-webhooks"][name]["post"]["requestBody"]["content"]["application/json"]["schema"]
        return self._schema_faults(body, payload)

    def _operation(self, exchange: Exchange) -> tuple[str, dict[str, str], dict[str, Any] | None]:
        for pattern, template in self._routes:
            found = pattern.fullmatch(exchange.path)
            operation = self._document["paths"][template].get(exchange.method.lower())
            if found and operation:
                return template, found.groupdict(), operation
        return exchange.path, {}, None

    def _query_faults(self, operation: dict[str, Any], exchange: Exchange) -> list[str]:
        known = {}
        for each in operation.get("parameters", []):
            parameter = self._resolved(each)
            if parameter["in"] == "query":
                known[parameter["name"]] = parameter["schema"]
        faults = []
        for name, value in parse_qsl(exchange.query):
            if name not in known:
                faults.append(f"query parameter {name} is unknown")
            else:
                typed = int(value) if known[name].get("type") == "integer" and value.isdigit() else value
                faults += self._schema_faults(known[name], typed)
        return faults

    def _body_faults(self, operation: dict[str, Any], exchange: Exchange) -> list[str]:
        described = operation.get("requestBody")
        if not exchange.request_body:
            return ["a body is required"] if described and described.get("required") else []
        if described is None:
            return ["a body was sent and none is described"]
        if 400 <= exchange.status < 500:
            return []  # the forge refused it: nothing to hold against the request
        return self._schema_faults(described["content"]["application/json"]["schema"], exchange.request_json())

    def _answer_faults(self, operation: dict[str, Any], exchange: Exchange) -> list[str]:
        described = operation["responses"].get(str(exchange.status))
        if described is None:
            described = _undescribed(exchange.status)
        if described is None:
            return [f"status {exchange.status} is not described"]
        content = self._resolved(described).get("content", {})
        kind = exchange.response_headers.get("content-type", "").split(";")[0]
        if not content or exchange.status == 304:
            body = exchange.response_body
            return [f"status {exchange.status} has no body, {len(body)} bytes came"] if body and exchange.status < 400 else []
        if kind != "application/json":
            return [] if kind.startswith("application/vnd.github") else [f"content type {kind}"]
        return self._schema_faults(content["application/json"]["schema"], exchange.response_json())

    def _schema_faults(self, schema: dict[str, Any], value: object) -> list[str]:
        validator = Draft202012Validator(_as_json_schema(schema), registry=self._registry)
        return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(value)]

    def _resolved(self, node: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in node:
            _, _, kind, name = node["$ref"].split("/")
            node = self._document["components"][kind][name]
        return node


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(
        re.sub(r"\\{(\w+)\\}", lambda found: f"(?P<{found[1]}>{WITH_SLASHES.get(found[1], '[^/]+')})", re.escape(template))
    )


def _specificity(template: str) -> tuple[int, int]:
    return template.count("{"), -len(template)


def _undescribed(status: int) -> dict[str, Any] | None:
    """GitHub describes few of its refusals with each operation; their shape is the same everywhere."""
    if status in (400, 401, 403, 404, 409, 413, 415, 429, 500, 502, 503):
        return {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/basic-error"}}}}
    if status == 422:
        return {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/validation-error"}}}}
    return {"content": {}} if status == 304 else None


def _as_json_schema(node: Any) -> Any:
    """OpenAPI 3.0's dialect in JSON Schema's: `nullable` becomes a type, references point into the registry."""
    if isinstance(node, list):
        return [_as_json_schema(each) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return {"$ref": "urn:github" + node["$ref"]}
    dropped = ("example", "examples", "nullable", "discriminator")
    kept = {name: _as_json_schema(each) for name, each in node.items() if name not in dropped}
    if node.get("nullable") is True:
        return {"anyOf": [{"type": "null"}, kept]}
    return kept
