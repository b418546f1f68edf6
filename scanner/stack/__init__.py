"""Tells what technology a target is made of, from file names, manifests and imports. Nothing of it is executed or resolved."""
