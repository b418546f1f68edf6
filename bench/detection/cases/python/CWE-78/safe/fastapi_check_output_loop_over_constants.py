import subprocess
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/export")
async def export(request: Request):
    asked = request.cookies.get("folder", "")
    value = "none"
    for each in ("red", "green"):
        if each == asked:
            value = each
    command = "ping -c 1 {}".format(value)
    subprocess.check_output(command, shell=True)
    return {"state": "done"}
