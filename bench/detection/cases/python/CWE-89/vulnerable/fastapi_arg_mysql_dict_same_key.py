import mysql.connector
from fastapi import FastAPI

app = FastAPI()


@app.get("/report")
def report(label: str = ""):
    chosen = {}
    chosen["first"] = "static"
    chosen["second"] = label
    chosen["third"] = "other"
    value = chosen["second"]
    cursor = mysql.connector.connect(user="shop").cursor()
    query = "UPDATE goods SET seen = 1 WHERE code = '%s'" % value
    cursor.execute(query)
    return {"state": "done"}
