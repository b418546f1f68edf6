import re
from fastapi import FastAPI, Request
from jinja2 import Template

app = FastAPI()


@app.get("/invoice")
async def invoice(request: Request):
    asked = request.cookies.get("folder", "")
    value = asked
    if not re.fullmatch(r"[a-z]{1,12}", value):
        value = "none"
    page = Template("Hello " + value).render()
    return {"state": "done"}
