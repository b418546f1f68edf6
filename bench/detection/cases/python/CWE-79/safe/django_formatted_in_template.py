from django.views import View
from django.utils.html import format_html
from django.shortcuts import render


class Banner(View):
    def get(self, request, *args, **kwargs):
        name = request.GET.get("name", "guest")
        return render(request, "banner.html", {"title": format_html("<b>{}</b>", name)})
