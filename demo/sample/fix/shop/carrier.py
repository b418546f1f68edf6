"""Asks the carrier where a parcel is."""

import os

import requests

TOKEN = os.environ["CARRIER_TOKEN"]


def where_is(parcel: str) -> dict:
    answer = requests.get("https://carrier.example/parcels", params={"id": parcel}, headers={"Authorization": f"token {TOKEN}"}, timeout=5)
    return answer.json()
