"""What runs in the Job, in a pipeline or on a laptop: fetch the change, run the engines, report."""
