"""A verdict to the forge: check run, annotations, SARIF, comment."""
