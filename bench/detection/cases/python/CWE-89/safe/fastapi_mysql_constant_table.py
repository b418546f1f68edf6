import mysql.connector
from fastapi import FastAPI, Request

app = FastAPI()


TABLE = {"r": "red", "g": "green"}


@app.get("/lookup")
async def lookup(request: Request):
    asked = request.headers.get("x-page", "")
    value = TABLE.get(asked, "red")
    cursor = mysql.connector.connect(user="shop").cursor()
    query = "UPDATE goods SET seen = 1 WHERE code = '%s'" % value
    cursor.execute(query)
    return {"state": "done"}
