from fastapi import FastAPI, Request

app = FastAPI()


class Box:
    content = ""


@app.get("/search")
async def search(request: Request):
    asked = request.query_params.get("tag", "")
    box = Box()
    box.content = asked
    value = box.content
    code = compile(value, "asked", "eval")
    eval(code)
    return {"state": "done"}
