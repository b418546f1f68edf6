import subprocess
import uuid
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/notes")
async def notes(request: Request):
    asked = (await request.form())["part"]
    value = str(uuid.UUID(asked))
    subprocess.Popen(["sh", "-c", "echo " + value])
    return {"state": "done"}
