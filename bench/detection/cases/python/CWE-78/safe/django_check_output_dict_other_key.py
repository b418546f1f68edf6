import subprocess
from django.http import HttpResponse


def preview(request):
    asked = request.COOKIES.get("folder", "")
    chosen = {}
    chosen["first"] = "static"
    chosen["second"] = asked
    chosen["third"] = "other"
    value = chosen["first"]
    command = "ping -c 1 {}".format(value)
    subprocess.check_output(command, shell=True)
    return HttpResponse("done")
