import re
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/invoice")
async def invoice(request: Request):
    asked = request.query_params.get("name", "")
    number = 106
    if (7 * 42) - number > 200:
        value = asked
    else:
        value = "always"
    pattern = re.compile("^" + value + "$")
    return {"state": "done"}
