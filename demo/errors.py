"""What can keep the demonstration from beginning."""


class NoClusterError(Exception):
    """There is no cluster to be had; the message says what to do."""
