"""What GitHub accepts in a check run, and the refusal for everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from demo.forge import limits
from demo.forge.errors import failed_validation, invalid

if TYPE_CHECKING:
    from demo.forge.records import Json

ANNOTATION_FIELDS = ("path", "start_line", "end_line", "annotation_level", "message")


def check_fields(body: Json) -> None:
    """The top level of a create or update. Raises a 422."""
    _choice(body, "status", limits.STATUSES)
    _choice(body, "conclusion", limits.CONCLUSIONS)
    for name in ("name", "head_sha", "external_id", "details_url", "started_at", "completed_at"):
        _text(body, name)
    if body.get("status") == "completed" and body.get("conclusion") is None:
        raise failed_validation("CheckRun", "conclusion", "conclusion is required when status is completed")
    _check_actions(body.get("actions") or [])
    output = body.get("output")
    if output is not None:
        check_output(output)


def check_output(output: Any) -> None:  # noqa: ANN401  a caller's JSON
    """`output`: a title and a summary always, at most fifty annotations. Raises a 422."""
    if not isinstance(output, dict):
        raise invalid(f"For 'properties/output', {output!r} is not an object.")
    missing = [f'"{name}"' for name in ("title", "summary") if output.get(name) is None]
    if missing:
        raise invalid(f"{', '.join(missing)} {'was' if len(missing) == 1 else 'were'}n't supplied.")
    for name in ("title", "summary", "text"):
        _text(output, name)
    for name in ("summary", "text"):
        if len(output.get(name) or "") > limits.OUTPUT_CHARACTERS:
            raise invalid(f"Only {limits.OUTPUT_CHARACTERS} characters are allowed; {len(output[name])} were supplied.")
    annotations = output.get("annotations") or []
    if len(annotations) > limits.ANNOTATIONS_PER_REQUEST:
        raise invalid(f"No more than {limits.ANNOTATIONS_PER_REQUEST} items are allowed; {len(annotations)} were supplied.")
    for annotation in annotations:
        _check_annotation(annotation)


def _check_annotation(annotation: Json) -> None:
    missing = [f'"{name}"' for name in ANNOTATION_FIELDS if annotation.get(name) is None]
    if missing:
        raise invalid(f"{', '.join(missing)} {'was' if len(missing) == 1 else 'were'}n't supplied.")
    for name in ("path", "message", "title", "raw_details"):
        _text(annotation, name)
    for name in ("start_line", "end_line", "start_column", "end_column"):
        value = annotation.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise invalid(f"For 'properties/{name}', {value!r} is not an integer.")
    _choice(annotation, "annotation_level", limits.ANNOTATION_LEVELS)
    _check_place(annotation)
    if len(annotation.get("title") or "") > limits.ANNOTATION_TITLE_CHARACTERS:
        raise failed_validation(
            "CheckAnnotation", "title", f"title is too long (maximum is {limits.ANNOTATION_TITLE_CHARACTERS} characters)"
        )
    for name in ("message", "raw_details"):
        if len((annotation.get(name) or "").encode()) > limits.ANNOTATION_MESSAGE_BYTES:
            raise failed_validation("CheckAnnotation", name, f"{name} is too long (maximum is 64 KB)")


def _check_place(annotation: Json) -> None:
    start, end = annotation["start_line"], annotation["end_line"]
    if start < 1 or end < start:
        raise failed_validation("CheckAnnotation", "end_line", "end_line must not be before start_line, which starts at 1")
    columns = [annotation[name] for name in ("start_column", "end_column") if annotation.get(name) is not None]
    if columns and start != end:
        raise failed_validation("CheckAnnotation", "start_column", "columns are allowed only when start_line equals end_line")
    if columns != sorted(columns) or any(column < 1 for column in columns):
        raise failed_validation("CheckAnnotation", "end_column", "end_column must not be before start_column, which starts at 1")


def _check_actions(actions: list[Json]) -> None:
    if len(actions) > limits.ACTIONS_PER_RUN:
        raise invalid(f"No more than {limits.ACTIONS_PER_RUN} items are allowed; {len(actions)} were supplied.")
    for action in actions:
        for name, most in limits.ACTION_CHARACTERS.items():
            if not isinstance(action.get(name), str) or len(action[name]) > most:
                raise invalid(f"For 'properties/actions', {name} must be a string of at most {most} characters.")


def _choice(body: Json, name: str, allowed: tuple[str, ...]) -> None:
    value = body.get(name)
    if value is not None and value not in allowed:
        raise invalid(f"For 'properties/{name}', {value!r} is not a member of {list(allowed)}.")


def _text(body: Json, name: str) -> None:
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise invalid(f"For 'properties/{name}', {value!r} is not a string.")
