"""The published figures, each measured beside its peer in the same run."""
