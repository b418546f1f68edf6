import os
from fastapi import FastAPI

app = FastAPI()


@app.get("/profile")
def profile(part: str = ""):
    options = "ABC"
    match options[0]:
        case "A":
            value = "one"
        case "B":
            value = part
        case _:
            value = "none"
    os.remove(os.path.join("/srv/files", value))
    return {"state": "done"}
