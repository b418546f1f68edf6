import httpx
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/export")
async def export(request: Request):
    asked = request.cookies.get("folder", "")
    chosen = {}
    chosen["first"] = "static"
    chosen["second"] = asked
    chosen["third"] = "other"
    value = chosen["first"]
    answer = httpx.post(value, json={})
    return {"state": "done"}
