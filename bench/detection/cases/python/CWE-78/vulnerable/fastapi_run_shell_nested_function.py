import subprocess
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/notes")
async def notes(request: Request):
    asked = request.cookies.get("label", "")
    def inner(text):
        return text.replace("\n", " ")

    value = inner(asked)
    subprocess.run(f"du -sh {value}", shell=True, check=False)
    return {"state": "done"}
