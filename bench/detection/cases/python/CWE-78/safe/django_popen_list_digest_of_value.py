import hashlib
import subprocess
from django.http import HttpResponse


def search(request):
    asked = request.GET.get("part", "")
    value = hashlib.sha256(asked.encode()).hexdigest()
    subprocess.Popen(["sh", "-c", "echo " + value])
    return HttpResponse("done")
