from django.http import HttpResponse
from django.views import View
from django.utils.safestring import mark_safe
from django.shortcuts import render


class Banner(View):
    def get(self, request, *args, **kwargs):
        name = self.request.GET.get("name", "guest")
        return render(request, "banner.html", {"title": mark_safe("<b>%s</b>" % name)})
