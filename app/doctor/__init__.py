"""Checks of a running installation: what works, what does not and what a person does about it."""
