"""What the service answers over HTTP: hooks, the scanners' API, the pages for people."""
