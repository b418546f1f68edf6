import shutil
from fastapi import FastAPI

app = FastAPI()


class Carrier:
    def forward(self, text):
        return text + ""


@app.get("/search")
def search(owner: str = ""):
    value = Carrier().forward(owner)
    shutil.copyfile(f"/srv/files/{value}", "/tmp/copy")
    return {"state": "done"}
