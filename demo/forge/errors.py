"""The ways the forge says no, in GitHub's words and shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demo.forge.records import Json

DOCUMENTATION_URL = "https://docs.github.com/rest"


class ForgeError(Exception):
    """A refusal that becomes an answer."""

    def __init__(self, status: int, message: str, errors: list[Json] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.errors = errors

    def body(self) -> Json:
        """GitHub's `basic-error`, or its `validation-error` when single fields are to blame."""
        body: Json = {"message": self.message, "documentation_url": DOCUMENTATION_URL, "status": str(self.status)}
        if self.errors is not None:
            body["errors"] = self.errors
        return body


def not_found() -> ForgeError:
    """What a caller hears about everything it may not know of."""
    return ForgeError(404, "Not Found")


def bad_credentials() -> ForgeError:
    """An unknown, revoked or expired token."""
    return ForgeError(401, "Bad credentials")


def forbidden() -> ForgeError:
    """A token without the permission the call needs."""
    return ForgeError(403, "Resource not accessible by integration")


def invalid(reason: str) -> ForgeError:
    """A request that the published schema does not allow."""
    return ForgeError(422, f"Invalid request.\n\n{reason}")


def failed_validation(resource: str, field: str, message: str) -> ForgeError:
    """A request that the schema allows and the resource does not."""
    error = {"resource": resource, "field": field, "code": "custom", "message": message}
    return ForgeError(422, "Validation Failed", [error])
