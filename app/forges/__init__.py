"""What the service asks of a forge, in our words, and the adapters that ask it."""
