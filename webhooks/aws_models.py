"""The parts of EventBridge's events that we read. Everything else may be missing, new or odd.

https://docs.aws.amazon.com/eventbridge/latest/ref/overview-event-structure.html
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

AccountId = Annotated[str, StringConstraints(pattern=r"\A[0-9]{12}\z")]
Region = Annotated[str, StringConstraints(pattern=r"\A[a-z]{2}(-[a-z]{2,12}){1,3}-[0-9]{1,2}\z")]
EventId = Annotated[str, StringConstraints(pattern=r"\A[0-9A-Za-z-]{1,64}\z")]
RuleArn = Annotated[
    str, StringConstraints(pattern=r"\Aarn:aws[a-z-]{0,10}:events:[a-z0-9-]{4,30}:[0-9]{12}:rule/[.A-Za-z0-9_/-]{1,400}\z")
]
Word = Annotated[str, StringConstraints(min_length=1, max_length=256, pattern=r"\A[\x20-\x7e]+\z")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)


class EventBody(_Part):
    """What all events have."""

    id: EventId
    account: AccountId
    region: Region
    source: Word
    detail_type: Word = Field(alias="detail-type")
    detail: dict[str, Any] = {}


class Forwarded(_Part):
    """What the template's rule sends to the service: EventBridge's own variables beside the event, which no event can forge."""

    rule: RuleArn
    """`aws.events.rule-arn`: the rule's account, region and bus."""
    event: EventBody


class ApiCall(_Part):
    """The detail of `AWS API Call via CloudTrail`."""

    event_name: Word = Field(alias="eventName")
    error_code: Any = Field(default=None, alias="errorCode")
    parameters: Any = Field(default=None, alias="requestParameters")

    @property
    def dry_run(self) -> bool:
        """Whether the caller asked for nothing to happen."""
        return isinstance(self.parameters, dict) and self.parameters.get("dryRun") is True
