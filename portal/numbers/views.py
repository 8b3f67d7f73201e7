"""Takes what a page's script tells: that it was read, that a phone number was tapped, which results a search showed."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ..models.daily_counts import Counted
from ..security.limits import is_too_much
from ..security.same_origin import is_from_our_page
from .counting import MOST_FOUND, count_found, count_page

LONGEST = 4000
AN_HOUR = 3000


@csrf_exempt
@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """Add to today's sums; the answer is the same whatever was sent, and nothing of the sender is looked at or kept."""
    answer = HttpResponse(status=204, headers={"Cache-Control": "no-store"})
    length = request.META.get("CONTENT_LENGTH") or "0"
    is_short = length.isdecimal() and int(length) <= LONGEST
    if not (settings.COUNT_VISITS and is_short and is_from_our_page(request)) or is_too_much(request, "count", AN_HOUR):
        return answer
    what = request.POST.get("what", "")
    if what in {Counted.VIEW, Counted.PHONE}:
        count_page(request.POST.get("id", "").replace("\0", ""), what)
    elif what == Counted.FOUND:
        count_found(path.replace("\0", "") for path in request.POST.getlist("path")[:MOST_FOUND])
    return answer
