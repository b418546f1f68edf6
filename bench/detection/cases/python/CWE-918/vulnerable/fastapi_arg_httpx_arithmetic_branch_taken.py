import httpx
from fastapi import FastAPI

app = FastAPI()


@app.get("/lookup")
def lookup(code: str = ""):
    number = 106
    if (7 * 18) + number > 200:
        value = code
    else:
        value = "never"
    answer = httpx.post(value, json={})
    return {"state": "done"}
