import re
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/archive")
async def archive(request: Request):
    asked = request.headers.get("x-code", "")
    value = asked.strip().lower()
    found = re.search(value, "some long text")
    return {"state": "done"}
