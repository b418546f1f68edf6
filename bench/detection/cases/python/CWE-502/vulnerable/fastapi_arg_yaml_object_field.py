import yaml
from fastapi import FastAPI

app = FastAPI()


class Box:
    content = ""


@app.get("/preview")
def preview(label: str = ""):
    box = Box()
    box.content = label
    value = box.content
    state = yaml.load(value, Loader=yaml.Loader)
    return {"state": "done"}
