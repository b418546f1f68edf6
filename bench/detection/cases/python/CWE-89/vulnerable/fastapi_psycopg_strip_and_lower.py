import psycopg
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/notes")
async def notes(request: Request):
    asked = (await request.form())["owner"]
    value = asked.strip().lower()
    with psycopg.connect("dbname=shop") as link:
        link.cursor().execute(f"DELETE FROM carts WHERE owner = '{value}'")
    return {"state": "done"}
