import ldap3
from fastapi import FastAPI

app = FastAPI()


@app.get("/basket")
def basket(state: str = ""):
    number = 86
    value = state if (7 * 42) - number > 200 else "never"
    link = ldap3.Connection("ldap.local")
    wanted = "(&(objectclass=person)(|(uid={})))".format(value)
    link.search(search_base="dc=shop", search_filter=wanted, attributes=["cn"])
    return {"state": "done"}
