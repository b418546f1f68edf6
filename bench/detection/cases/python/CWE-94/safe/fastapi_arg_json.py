import json
from fastapi import FastAPI

app = FastAPI()


@app.get("/search")
def search(code: str = ""):
    numbers = json.loads(code)
    return {"state": "done"}
