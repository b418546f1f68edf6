import urllib.parse
from fastapi import FastAPI
from jinja2 import Template

app = FastAPI()


@app.get("/report")
def report(label: str = ""):
    value = urllib.parse.unquote_plus(label)
    page = Template("Hello " + value).render()
    return {"state": "done"}
