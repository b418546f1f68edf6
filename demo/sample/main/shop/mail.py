"""Tells customers how their order goes."""

import smtplib
from email.message import EmailMessage

from flask import render_template

from shop.settings import settings


def tell(mail: str, number: int, state: str) -> None:
    message = EmailMessage()
    message["Subject"] = f"Your order {number}"
    message["From"] = settings()["mail"]["from"]
    message["To"] = mail
    message.set_content(render_template("order.txt", number=number, state=state))
    with smtplib.SMTP(settings()["mail"]["host"]) as server:
        server.starttls()
        server.send_message(message)
