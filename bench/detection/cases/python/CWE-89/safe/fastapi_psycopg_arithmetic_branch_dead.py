import psycopg
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/invoice")
async def invoice(request: Request):
    asked = request.cookies.get("folder", "")
    number = 106
    if (7 * 42) - number > 200:
        value = asked
    else:
        value = "always"
    with psycopg.connect("dbname=shop") as link:
        link.cursor().execute(f"DELETE FROM carts WHERE owner = '{value}'")
    return {"state": "done"}
