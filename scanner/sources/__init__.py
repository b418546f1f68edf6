"""Where the files of a target come from: a git remote, a directory."""
