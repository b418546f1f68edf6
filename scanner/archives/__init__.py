"""Archives as streams of entries: nothing is ever extracted by name, every size is counted before it is believed."""
