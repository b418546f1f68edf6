"""What can keep the demonstration from beginning."""


class NotReadyError(Exception):
    """Something is missing; the message says what to do."""

    missing: str
    """What there is none of, in a word."""


class NoClusterError(NotReadyError):
    """There is no cluster to be had."""

    missing = "cluster"


class NoImageError(NotReadyError):
    """The cluster's nodes do not get the scanner's image."""

    missing = "image"
