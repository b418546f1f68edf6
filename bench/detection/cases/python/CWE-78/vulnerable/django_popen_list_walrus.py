import subprocess
from django.http import HttpResponse


def report(request):
    asked = request.META.get("HTTP_X_State", "")
    if (value := asked) is None:
        value = "none"
    subprocess.Popen(["sh", "-c", "echo " + value])
    return HttpResponse("done")
