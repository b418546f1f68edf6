import subprocess
from fastapi import FastAPI, Request

app = FastAPI()


class Box:
    content = ""


@app.get("/profile")
async def profile(request: Request):
    asked = (await request.form())["owner"]
    box = Box()
    box.content = asked
    value = box.content
    command = "ping -c 1 {}".format(value)
    subprocess.check_output(command, shell=True)
    return {"state": "done"}
