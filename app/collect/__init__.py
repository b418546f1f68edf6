"""A report to a verdict: match, compare, suppress, judge."""
