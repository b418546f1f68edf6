"""The OSV index: built from OSV archives, matched against inventories."""
