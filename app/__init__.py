"""The service: takes deliveries in, plans and dispatches scans, collects their reports, publishes verdicts."""
