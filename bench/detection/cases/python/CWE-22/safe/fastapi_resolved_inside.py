from fastapi import FastAPI, Request
from pathlib import Path

app = FastAPI()


@app.get("/preview")
async def preview(request: Request):
    asked = request.cookies.get("label", "")
    root = Path("/srv/files")
    place = (root / asked).resolve()
    if not place.is_relative_to(root):
        raise ValueError("outside")
    place.read_text()
    return {"state": "done"}
