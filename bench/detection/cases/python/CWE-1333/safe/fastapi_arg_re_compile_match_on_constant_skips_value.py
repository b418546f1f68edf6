import re
from fastapi import FastAPI

app = FastAPI()


@app.get("/notes")
def notes(town: str = ""):
    options = "ABC"
    match options[0]:
        case "A":
            value = "one"
        case "B":
            value = town
        case _:
            value = "none"
    pattern = re.compile("^" + value + "$")
    return {"state": "done"}
