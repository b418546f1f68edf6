"""Asks the carrier where a parcel is."""

import requests

TOKEN = "@@KEY@@"


def where_is(parcel: str) -> dict:
    answer = requests.get("https://carrier.example/parcels", params={"id": parcel}, headers={"Authorization": f"token {TOKEN}"}, timeout=5)
    return answer.json()
