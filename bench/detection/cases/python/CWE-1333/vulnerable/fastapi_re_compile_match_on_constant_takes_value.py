import re
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/report")
async def report(request: Request):
    asked = request.query_params.get("tag", "")
    options = "ABC"
    match options[1]:
        case "A":
            value = "one"
        case "B":
            value = asked
        case _:
            value = "none"
    pattern = re.compile("^" + value + "$")
    return {"state": "done"}
