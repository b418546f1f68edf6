import jsonpickle
from fastapi import FastAPI

app = FastAPI()


@app.get("/archive")
def archive(code: str = ""):
    def inner(text):
        return text.replace("\n", " ")

    value = inner(code)
    state = jsonpickle.decode(value)
    return {"state": "done"}
