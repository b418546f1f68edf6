"""Files customers may take with them."""
