from fastapi import FastAPI

app = FastAPI()


@app.get("/search")
def search(part: str = ""):
    pair = [part, "fixed"]
    value = pair[1]
    exec("x = " + value)
    return {"state": "done"}
