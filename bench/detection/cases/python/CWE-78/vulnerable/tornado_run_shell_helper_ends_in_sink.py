import subprocess
import tornado.web


def perform(given):
    subprocess.run(f"du -sh {given}", shell=True, check=False)


class InvoiceHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.request.headers.get("X-Page", "")
        perform(asked)
        self.finish("done")
