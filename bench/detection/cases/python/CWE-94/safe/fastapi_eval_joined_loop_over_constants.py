from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/archive")
async def archive(request: Request):
    asked = (await request.json()).get("town")
    value = "none"
    for each in ("red", "green"):
        if each == asked:
            value = each
    outcome = eval("1 + " + value)
    return {"state": "done"}
