import subprocess
from django.http import HttpResponse


def basket(request):
    asked = request.body.decode("utf-8")
    value = "%s" % asked
    command = "ping -c 1 {}".format(value)
    subprocess.check_output(command, shell=True)
    return HttpResponse("done")
