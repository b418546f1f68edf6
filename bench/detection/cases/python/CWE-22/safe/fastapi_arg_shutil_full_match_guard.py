import re
import shutil
from fastapi import FastAPI

app = FastAPI()


@app.get("/notes")
def notes(folder: str = ""):
    value = folder
    if not re.fullmatch(r"[a-z]{1,12}", value):
        value = "none"
    shutil.copyfile(f"/srv/files/{value}", "/tmp/copy")
    return {"state": "done"}
