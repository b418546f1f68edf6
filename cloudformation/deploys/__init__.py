"""The function that scans what is deployed: Lambda functions, layers and ECS images of its own account and region."""
