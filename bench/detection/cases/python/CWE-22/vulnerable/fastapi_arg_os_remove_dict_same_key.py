import os
from fastapi import FastAPI

app = FastAPI()


@app.get("/basket")
def basket(state: str = ""):
    chosen = {}
    chosen["first"] = "static"
    chosen["second"] = state
    chosen["third"] = "other"
    value = chosen["second"]
    os.remove(os.path.join("/srv/files", value))
    return {"state": "done"}
