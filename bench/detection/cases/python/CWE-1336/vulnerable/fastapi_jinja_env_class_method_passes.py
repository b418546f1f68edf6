from fastapi import FastAPI, Request
from jinja2 import Environment

app = FastAPI()


class Carrier:
    def forward(self, text):
        return text + ""


@app.get("/notes")
async def notes(request: Request):
    asked = (await request.form())["owner"]
    value = Carrier().forward(asked)
    page = Environment(autoescape=True).from_string(value).render(name="x")
    return {"state": "done"}
