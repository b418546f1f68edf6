import requests
from fastapi import FastAPI, Request
from urllib.parse import urlparse

app = FastAPI()


@app.get("/basket")
async def basket(request: Request):
    asked = (await request.json()).get("state")
    if urlparse(asked).hostname not in ("a.local", "b.local"):
        raise ValueError("host")
    requests.get(asked, timeout=5)
    return {"state": "done"}
