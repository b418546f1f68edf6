import shutil
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/report")
async def report(request: Request):
    asked = (await request.form())["owner"]
    words = [word for word in asked.split()]
    value = " ".join(words)
    shutil.copyfile(f"/srv/files/{value}", "/tmp/copy")
    return {"state": "done"}
