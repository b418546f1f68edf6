"""How large a report may be, on each of its ways. Apart from the documents, so that who only weighs need not read them."""

from __future__ import annotations

from typing import Final

from protocol.ticket import MAX_TICKET_CHARS

MAX_PACKED_BYTES: Final = 16 * 1024 * 1024
"""Of a report as it travels, gzip."""
MAX_SLIP_BYTES: Final = MAX_TICKET_CHARS + 1000
"""Of what stands before a report that is left in a bucket."""
MAX_DEPOSIT_BYTES: Final = MAX_SLIP_BYTES + MAX_PACKED_BYTES
MAX_PART_BYTES: Final = 4 * 1024 * 1024
"""Of a left report in one answer: a function answers with 6 MB, and base64 makes four of three.
https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"""
