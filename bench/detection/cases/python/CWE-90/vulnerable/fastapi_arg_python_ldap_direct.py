import ldap
from fastapi import FastAPI

app = FastAPI()


@app.get("/report")
def report(tag: str = ""):
    value = tag
    link = ldap.initialize("ldap://local")
    link.search_s("dc=shop", ldap.SCOPE_SUBTREE, f"(cn={value})")
    return {"state": "done"}
