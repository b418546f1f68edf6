import io
from fastapi import FastAPI, Request
from mako.template import Template

app = FastAPI()


@app.get("/export")
async def export(request: Request):
    asked = request.cookies.get("label", "")
    buffer = io.StringIO()
    buffer.write(asked)
    value = buffer.getvalue()
    page = Template(value).render()
    return {"state": "done"}
