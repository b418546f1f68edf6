from fastapi import FastAPI

app = FastAPI()


@app.get("/report")
def report(state: str = ""):
    first, value = "x", state
    total = eval(value)
    return {"state": "done"}
