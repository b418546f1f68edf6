import sqlite3

from django.db import connection
from django.db.models.expressions import RawSQL
from flask import Flask, request
from sqlalchemy import select, text

app = Flask(__name__)
COLUMNS = {"name": "name", "age": "age"}


@app.route("/user")
def user():
    name = request.args.get("name")
    cursor = sqlite3.connect("app.db").cursor()
    # ruleid: python-sql-injection
    cursor.execute("SELECT * FROM users WHERE name = '" + name + "'")
    # ruleid: python-sql-injection
    cursor.execute(f"SELECT * FROM users WHERE name = '{name}'")
    statement = "SELECT * FROM users WHERE name = '%s'" % name
    # ruleid: python-sql-injection
    cursor.execute(statement)
    # ruleid: python-sql-injection
    cursor.executescript("DELETE FROM users WHERE name = '{}'".format(name))
    # ok: python-sql-injection
    cursor.execute("SELECT * FROM users WHERE name = ?", (name,))
    # ok: python-sql-injection
    cursor.execute("SELECT * FROM users WHERE id = " + str(int(name)))
    column = COLUMNS.get(name, "name")
    # ok: python-sql-injection
    cursor.execute(f"SELECT {column} FROM users")
    name = "everyone"
    # ok: python-sql-injection
    cursor.execute(f"SELECT * FROM users WHERE name = '{name}'")


@app.post("/orders")
def orders(session):
    wanted = request.get_json()["state"]
    # ruleid: python-sql-injection
    session.execute(text("SELECT * FROM orders WHERE state = '" + wanted + "'"))
    # ok: python-sql-injection
    session.execute(text("SELECT * FROM orders WHERE state = :state"), {"state": wanted})
    # ok: python-sql-injection
    session.execute(text("SELECT * FROM orders WHERE state = :state").bindparams(state=wanted))
    # ok: python-sql-injection
    session.execute(select(Order).where(Order.state == wanted))
    order = request.form.get("order")
    if order not in ("id", "state"):
        order = "id"
    # ok: python-sql-injection
    session.execute("SELECT * FROM orders ORDER BY " + order)


def search(request):
    word = request.GET["q"]
    # ruleid: python-sql-injection
    found = Book.objects.raw("SELECT * FROM book WHERE title LIKE '%" + word + "%'")
    # ruleid: python-sql-injection
    Book.objects.extra(where=["title = '%s'" % word])
    # ruleid: python-sql-injection
    Book.objects.annotate(score=RawSQL("score(" + word + ")", ()))
    with connection.cursor() as cursor:
        # ok: python-sql-injection
        cursor.execute("SELECT * FROM book WHERE title LIKE %s", ["%" + word + "%"])
    # ok: python-sql-injection
    return Book.objects.filter(title=word)


@router.get("/items/{kind}")
async def items(kind: str, limit: int, pool=Depends(get_pool)):
    parts = ["SELECT * FROM items"]
    parts.append("WHERE kind = '" + kind + "'")
    # ruleid: python-sql-injection
    rows = await pool.fetch(" ".join(parts))
    # ok: python-sql-injection
    rows = await pool.fetch("SELECT * FROM items WHERE kind = $1", kind)
    # ok: python-sql-injection
    return await pool.fetch(f"SELECT * FROM items LIMIT {limit}")
