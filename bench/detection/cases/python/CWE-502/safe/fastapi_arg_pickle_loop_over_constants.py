import base64
import pickle
from fastapi import FastAPI

app = FastAPI()


@app.get("/export")
def export(page: str = ""):
    value = "none"
    for each in ("red", "green"):
        if each == page:
            value = each
    state = pickle.loads(base64.urlsafe_b64decode(value))
    return {"state": "done"}
