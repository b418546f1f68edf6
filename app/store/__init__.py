"""The service's state: tables, and one module per thing that is stored."""
