"""Scans as Kubernetes Jobs: the Job of a ticket, and creating, watching and ending it on a cluster."""
