"""One call to GitHub's REST API: its faults become ours, its answer plain JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from githubkit.exception import GitHubException, RequestError, RequestFailed

from app.forges.errors import ForgeError

if TYPE_CHECKING:
    from githubkit import GitHub
    from githubkit.response import Response

MAX_MESSAGE_CHARS = 300
PAGE_SIZE = 100
REASONS = {401: "refused", 403: "forbidden", 404: "not-found", 410: "not-found", 422: "invalid"}
RATE_LIMIT_STATUSES = (403, 429)
FIRST_SERVER_ERROR = 500
# GitHub asks for at least a minute where it names no time.
# https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
DEFAULT_RATE_LIMIT_WAIT_S = 60.0


class Calls:
    """Calls under one path with one token."""

    def __init__(self, client: GitHub[Any], prefix: str = "") -> None:
        self._client = client
        self._prefix = prefix

    def send(self, method: str, path: str, **options: Any) -> Any:  # noqa: ANN401  JSON
        """Send one request and read its JSON answer; None for an empty one.

        Raises:
            ForgeError: no answer, or one that is not a success.

        """
        try:
            answer: Response[Any, Any] = self._client.request(method, self._prefix + path, **options)
        except RequestFailed as error:
            raise forge_error(error.response) from None
        except RequestError as error:
            raise ForgeError("unreachable", f"GitHub did not answer: {type(error.exc).__name__}.", transient=True) from None
        except GitHubException as error:
            raise ForgeError("invalid", f"GitHub's answer could not be used: {type(error).__name__}.") from None
        return answer.json() if answer.content else None

    def content(self, path: str, **options: Any) -> bytes:  # noqa: ANN401  whatever httpx takes
        """The raw body of an answer."""
        try:
            return self._client.request("GET", self._prefix + path, **options).content
        except RequestFailed as error:
            raise forge_error(error.response) from None
        except RequestError as error:
            raise ForgeError("unreachable", f"GitHub did not answer: {type(error.exc).__name__}.", transient=True) from None

    def pages(self, path: str, key: str | None = None, **parameters: Any) -> list[Any]:  # noqa: ANN401  JSON
        """Every item of a list that comes in pages; `key` names it where the answer wraps it."""
        items: list[Any] = []
        for page in range(1, 1000):
            answer = self.send("GET", path, params={**parameters, "per_page": PAGE_SIZE, "page": page})
            batch = answer[key] if key else answer
            items += batch
            if len(batch) < PAGE_SIZE:
                break
        return items


def forge_error(answer: Response[Any, Any]) -> ForgeError:
    """What an unsuccessful answer means to us."""
    status = answer.status_code
    message = f"GitHub answered {status}: {_message(answer)}"
    wait = _rate_limit_wait(answer)
    if status in RATE_LIMIT_STATUSES and wait is not None:
        return ForgeError("rate-limited", message, transient=True, retry_after_s=wait)
    if status >= FIRST_SERVER_ERROR:
        return ForgeError("unavailable", message, transient=True)
    return ForgeError(REASONS.get(status, "invalid"), message)


def _message(answer: Response[Any, Any]) -> str:
    try:
        body = answer.json()
    except ValueError:
        return "no JSON"
    text = body.get("message", "") if isinstance(body, dict) else ""
    details = body.get("errors") if isinstance(body, dict) else None
    return f"{text} {details or ''}".strip()[:MAX_MESSAGE_CHARS]


def _rate_limit_wait(answer: Response[Any, Any]) -> float | None:
    headers = answer.headers
    if "retry-after" in headers:
        return float(headers["retry-after"]) if headers["retry-after"].isdigit() else DEFAULT_RATE_LIMIT_WAIT_S
    if headers.get("x-ratelimit-remaining") == "0":
        return DEFAULT_RATE_LIMIT_WAIT_S
    if answer.status_code == 429 or "rate limit" in _message(answer).lower():  # noqa: PLR2004  HTTP's own number
        return DEFAULT_RATE_LIMIT_WAIT_S
    return None
