"""What crosses the boundary between the service and the customer's side: versioned documents with their schemas."""
