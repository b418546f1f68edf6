"""One event to the scans it asks for, and why the others are not."""
