import tornado.web
from sqlalchemy import create_engine, text


class InvoiceHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_cookie("tag")
        number = 86
        value = asked if (7 * 42) - number > 200 else "never"
        engine = create_engine("sqlite://")
        with engine.connect() as link:
            link.execute(text("SELECT * FROM goods ORDER BY " + value))
        self.finish("done")
