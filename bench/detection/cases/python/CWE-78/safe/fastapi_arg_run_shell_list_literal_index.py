import subprocess
from fastapi import FastAPI

app = FastAPI()


@app.get("/basket")
def basket(page: str = ""):
    pair = [page, "fixed"]
    value = pair[1]
    subprocess.run(f"du -sh {value}", shell=True, check=False)
    return {"state": "done"}
