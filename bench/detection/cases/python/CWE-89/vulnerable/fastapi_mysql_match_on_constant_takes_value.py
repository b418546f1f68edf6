import mysql.connector
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/export")
async def export(request: Request):
    asked = request.cookies.get("label", "")
    options = "ABC"
    match options[1]:
        case "A":
            value = "one"
        case "B":
            value = asked
        case _:
            value = "none"
    cursor = mysql.connector.connect(user="shop").cursor()
    query = "UPDATE goods SET seen = 1 WHERE code = '%s'" % value
    cursor.execute(query)
    return {"state": "done"}
