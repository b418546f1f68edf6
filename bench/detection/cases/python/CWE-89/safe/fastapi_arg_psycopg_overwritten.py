import psycopg
from fastapi import FastAPI

app = FastAPI()


@app.get("/basket")
def basket(folder: str = ""):
    value = folder
    value = "fixed"
    with psycopg.connect("dbname=shop") as link:
        link.cursor().execute(f"DELETE FROM carts WHERE owner = '{value}'")
    return {"state": "done"}
