"""The index's tables: one SQLite file, built once and only read afterwards."""

from __future__ import annotations

VERSION = 3
"""Raised with every change of the tables or of what is written in them; an index of another version is built anew."""

TABLES = f"""
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA user_version = {VERSION};
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- One row an archive, named as in the source: AlmaLinux holds AlmaLinux:8 and AlmaLinux:9.
CREATE TABLE archive (
    name TEXT PRIMARY KEY,
    records INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    unusable INTEGER NOT NULL,
    newest TEXT NOT NULL,      -- the latest `modified` of its records
    updated_at TEXT NOT NULL,  -- when its source was last asked with success
    validator TEXT NOT NULL    -- what tells whether the source still has the same bytes
) WITHOUT ROWID;
CREATE TABLE record (
    archive TEXT NOT NULL,
    id TEXT NOT NULL,
    modified TEXT NOT NULL,
    digest TEXT NOT NULL,
    severity TEXT NOT NULL,
    score REAL,
    vector TEXT,
    summary TEXT NOT NULL,
    aliases TEXT NOT NULL,     -- separated by spaces, as no id holds one
    cwe TEXT NOT NULL,         -- likewise
    PRIMARY KEY (archive, id)
) WITHOUT ROWID;
CREATE TABLE package (
    archive TEXT NOT NULL,
    ecosystem TEXT NOT NULL,
    name TEXT NOT NULL,
    layout TEXT NOT NULL       -- JSON: see advisories.layout_json
);
-- Which releases there are advisories for: that a package has none says something only where its release is one of these.
CREATE TABLE ecosystem (archive TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (archive, name)) WITHOUT ROWID;
-- Filled while an archive is read, joined into `package` and `record`, then gone.
CREATE TEMP TABLE affected (record TEXT NOT NULL, ecosystem TEXT NOT NULL, name TEXT NOT NULL, entry TEXT NOT NULL);
CREATE TEMP TABLE alias (record TEXT NOT NULL, alias TEXT NOT NULL);
"""

INDEXES = """
CREATE UNIQUE INDEX package_by_name ON package (name, ecosystem);
"""
