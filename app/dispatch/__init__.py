"""Getting a Job started: tickets, grants and launchers."""
