"""GitHub's limits, as its published API description and documentation state them.

Sources: the OpenAPI description (operations checks/create, checks/update, apps/create-installation-access-token,
code-scanning/upload-sarif) and docs.github.com "SARIF support for code scanning", "Rate limits for the REST API" and
"Best practices for using webhooks".
"""

from __future__ import annotations

from datetime import timedelta

ANNOTATIONS_PER_REQUEST = 50
OUTPUT_CHARACTERS = 65_535
"""`output.summary` and `output.text`, each."""
ANNOTATION_TITLE_CHARACTERS = 255
ANNOTATION_MESSAGE_BYTES = 64 * 1024
"""`message` and `raw_details`, each."""
ACTIONS_PER_RUN = 3
ACTION_CHARACTERS = {"label": 20, "description": 40, "identifier": 20}
CONCLUSIONS = ("action_required", "cancelled", "failure", "neutral", "success", "skipped", "timed_out")
"""`stale` is GitHub's own to give."""
STATUSES = ("queued", "in_progress", "completed", "waiting", "requested", "pending")
ANNOTATION_LEVELS = ("notice", "warning", "failure")

COMMENT_CHARACTERS = 65_536

TOKEN_LIFE = timedelta(hours=1)
TOKEN_REPOSITORIES = 500
JWT_LIFE = timedelta(minutes=10)
CLOCK_DRIFT = timedelta(seconds=60)
"""How far into the future `iat` may lie; the documentation advises sixty seconds in the past, for the same reason."""

REQUESTS_PER_HOUR = 5_000
PER_PAGE = 30
PER_PAGE_MOST = 100
COMPARE_FILES = 300
CONTENT_BYTES = 1024 * 1024
"""Larger files come without content unless asked for raw."""

WEBHOOK_TIMEOUT = 10.0
"""Seconds."""
WEBHOOK_BYTES = 25 * 1024 * 1024

SARIF_GZIP_BYTES = 10 * 1024 * 1024
SARIF_RUNS = 20
SARIF_RESULTS = 25_000
SARIF_RULES = 25_000
SARIF_EXTENSIONS = 100
SARIF_THREAD_FLOW_LOCATIONS = 10_000
SARIF_LOCATIONS = 1_000
SARIF_TAGS = 20
SARIF_FULL_DESCRIPTION_CHARACTERS = 1_024
