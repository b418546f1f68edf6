from .texts import labelled
from fastapi import FastAPI

app = FastAPI()


@app.get("/basket")
def basket(town: str = ""):
    value = labelled(town)
    code = compile(value, "asked", "eval")
    eval(code)
    return {"state": "done"}
