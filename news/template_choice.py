"""Decides how the author of a new release chooses what it begins with."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .release_start import BLANK, templates


def offer_templates(request: HttpRequest, parent: Any) -> HttpResponse | None:
    """Note the chosen template on the parent, or answer with the choice where there are several."""
    if request.method != "GET":
        return None
    parent.chosen_template = request.GET.get("template")
    offered = templates()
    if parent.chosen_template is not None or len(offered) < 2:
        return None
    return render(request, "news/template_choice.html", {"offered": offered, "blank": BLANK, "parent": parent})
