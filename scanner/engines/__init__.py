"""Third-party analysers, one file each, behind one interface; `registry` lists them."""
