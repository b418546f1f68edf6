"""The customer's side on AWS: the templates, and the function they deploy."""
