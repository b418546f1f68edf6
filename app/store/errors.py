"""What can go wrong with the store.

StoreError
├── UnstorableValueError   a value that one of the databases would refuse or change
└── StoreUnavailableError  the database does not answer; the caller may try again
"""

from __future__ import annotations

from sqlalchemy.exc import DontWrapMixin


class StoreError(Exception):
    """Base of this seam's errors; `reason` is for machines, the message says what to do."""

    reason = "store"


class UnstorableValueError(StoreError, DontWrapMixin):
    """A value that only one database would take: NUL, a lone surrogate, an integer above 63 bits, NaN or infinity."""

    reason = "unstorable-value"


class StoreUnavailableError(StoreError):
    """The database can not be reached or does not answer in time."""

    reason = "store-unavailable"
