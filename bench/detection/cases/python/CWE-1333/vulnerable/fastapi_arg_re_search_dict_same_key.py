import re
from fastapi import FastAPI

app = FastAPI()


@app.get("/lookup")
def lookup(tag: str = ""):
    chosen = {}
    chosen["first"] = "static"
    chosen["second"] = tag
    chosen["third"] = "other"
    value = chosen["second"]
    found = re.search(value, "some long text")
    return {"state": "done"}
