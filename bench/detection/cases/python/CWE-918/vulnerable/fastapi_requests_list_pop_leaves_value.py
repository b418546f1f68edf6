import requests
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/notes")
async def notes(request: Request):
    asked = request.cookies.get("label", "")
    queue = []
    queue.append("one")
    queue.append(asked)
    queue.append("three")
    queue.pop(0)
    value = queue[0]
    answer = requests.get("http://" + value + "/state", timeout=5)
    return {"state": "done"}
