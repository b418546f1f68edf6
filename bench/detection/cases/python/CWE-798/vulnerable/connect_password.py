import psycopg2


def connect():
    return psycopg2.connect(host="db", user="app", password="Sommer-2024!x")
