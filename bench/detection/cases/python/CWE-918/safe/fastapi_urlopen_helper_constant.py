import urllib.request
from fastapi import FastAPI, Request

app = FastAPI()


def settle(text):
    answer = "fixed"
    return answer


@app.get("/invoice")
async def invoice(request: Request):
    asked = request.headers.get("x-page", "")
    value = settle(asked)
    answer = urllib.request.urlopen(value)
    return {"state": "done"}
