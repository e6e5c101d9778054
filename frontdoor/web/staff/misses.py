"""Searches that found nothing, for whoever writes services' words. Must not show what one person alone has typed."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from frontdoor.engine.finding import actions
from frontdoor.engine.finding.queries import misses, untold
from frontdoor.web.access import access, today
from frontdoor.web.saying import short_day

MOST = 100


@require_safe
@access("staff")
def searches(request: HttpRequest) -> HttpResponse:
    others = untold()
    context = {
        "misses": [
            {
                "words": miss.words,
                "times": ngettext("%d time", "%d times", miss.times) % miss.times,
                "last": _("Last %s") % short_day(miss.last_on),
                "href": reverse("settle_search", args=[miss.id]),
            }
            for miss in misses()[:MOST]
        ],
        "untold": ngettext("%d other search found nothing.", "%d other searches found nothing.", others) % others,
    }
    return render(request, "staff/searches.html", context)


@require_POST
@access("staff")
def settle(request: HttpRequest, miss: int) -> HttpResponse:
    """A service has the words now, or there is nothing to do. Typed again, it comes back."""
    actions.settle(miss, on=today())
    return HttpResponseRedirect(reverse("searches"))
