"""A sender's bytes to one event: verify, then read tolerantly. No I/O."""
