"""The clouds as we need them; the only modules of the service that import their SDKs."""
