"""A local forge that behaves like GitHub for our calls, a sample repository, and the demonstration that drives both."""
