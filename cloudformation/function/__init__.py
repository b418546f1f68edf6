"""The function the customer hosts on AWS Lambda: it turns signed tickets into Jobs on their own cluster."""
