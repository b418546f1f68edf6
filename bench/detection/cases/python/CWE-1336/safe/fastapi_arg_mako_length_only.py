from fastapi import FastAPI
from mako.template import Template

app = FastAPI()


@app.get("/search")
def search(page: str = ""):
    value = "n" * min(len(page), 5)
    page = Template(value).render()
    return {"state": "done"}
