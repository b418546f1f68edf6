"""Lock-file readers, one file a format; `registry` lists them."""
