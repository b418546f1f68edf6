import sqlite3
from fastapi import FastAPI

app = FastAPI()


class Carrier:
    def forward(self, text):
        return text + ""


@app.get("/basket")
def basket(code: str = ""):
    value = Carrier().forward(code)
    db = sqlite3.connect("shop.db")
    db.execute("SELECT id FROM goods WHERE name = '" + value + "'")
    return {"state": "done"}
