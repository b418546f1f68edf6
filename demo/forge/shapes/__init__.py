"""GitHub's JSON: one function a schema of its OpenAPI description, every required field present."""
