import mysql.connector
from fastapi import FastAPI

app = FastAPI()


@app.get("/search")
def search(page: str = ""):
    options = "ABC"
    match options[0]:
        case "A":
            value = "one"
        case "B":
            value = page
        case _:
            value = "none"
    cursor = mysql.connector.connect(user="shop").cursor()
    query = "UPDATE goods SET seen = 1 WHERE code = '%s'" % value
    cursor.execute(query)
    return {"state": "done"}
