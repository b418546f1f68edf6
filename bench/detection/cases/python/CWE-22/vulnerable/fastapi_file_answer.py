from fastapi import FastAPI
from fastapi.responses import FileResponse
from pathlib import Path
app = FastAPI()
BASE = Path("/srv/files")
@app.get("/files/{name:path}")
async def get_file(name: str):
    return FileResponse(BASE / name)
