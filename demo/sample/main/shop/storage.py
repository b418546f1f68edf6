"""Where everything is kept."""

import sqlite3
from pathlib import Path

SCHEMA = Path(__file__).with_name("schema.sql")


def connect() -> sqlite3.Connection:
    return sqlite3.connect("shop.db")


def create() -> None:
    with connect() as connection:
        connection.executescript(SCHEMA.read_text())


if __name__ == "__main__":
    create()
