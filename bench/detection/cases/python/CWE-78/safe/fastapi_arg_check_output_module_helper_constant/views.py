import subprocess
from .texts import labelled
from fastapi import FastAPI

app = FastAPI()


@app.get("/report")
def report(folder: str = ""):
    value = labelled(folder)
    command = "ping -c 1 {}".format(value)
    subprocess.check_output(command, shell=True)
    return {"state": "done"}
