import os
from fastapi import FastAPI

app = FastAPI()


@app.get("/lookup")
def lookup(code: str = ""):
    value = code.strip().lower()
    lines = os.popen("grep x " + value).readlines()
    return {"state": "done"}
