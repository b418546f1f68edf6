"""Connecting customers' accounts: what they deploy, and the proof that only we can use it."""
