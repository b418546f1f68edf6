import re
import subprocess
import tornado.web


class ExportHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_argument("page")
        value = asked
        if not re.fullmatch(r"[a-z]{1,12}", value):
            value = "none"
        subprocess.run(f"du -sh {value}", shell=True, check=False)
        self.finish("done")
