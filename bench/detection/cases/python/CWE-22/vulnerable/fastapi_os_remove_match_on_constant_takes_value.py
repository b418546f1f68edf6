import os
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/archive")
async def archive(request: Request):
    asked = (await request.json()).get("state")
    options = "ABC"
    match options[1]:
        case "A":
            value = "one"
        case "B":
            value = asked
        case _:
            value = "none"
    os.remove(os.path.join("/srv/files", value))
    return {"state": "done"}
