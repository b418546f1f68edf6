"""The forge's pages: what a person sees of all this."""
