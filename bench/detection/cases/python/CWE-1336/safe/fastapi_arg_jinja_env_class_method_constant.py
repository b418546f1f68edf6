from fastapi import FastAPI
from jinja2 import Environment

app = FastAPI()


class Carrier:
    def forward(self, text):
        kept = [text, "fixed"]
        return kept[1]


@app.get("/basket")
def basket(folder: str = ""):
    carrier = Carrier()
    value = carrier.forward(folder)
    page = Environment(autoescape=True).from_string(value).render(name="x")
    return {"state": "done"}
