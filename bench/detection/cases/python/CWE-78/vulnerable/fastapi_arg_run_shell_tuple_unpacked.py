import subprocess
from fastapi import FastAPI

app = FastAPI()


@app.get("/invoice")
def invoice(label: str = ""):
    first, value = "x", label
    subprocess.run(f"du -sh {value}", shell=True, check=False)
    return {"state": "done"}
