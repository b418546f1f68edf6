"""One pure function a format: findings in, text or a document out."""
