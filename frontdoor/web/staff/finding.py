"""Finding a case by what somebody says on the telephone. Only by POST: what is typed stands in no address or log."""

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from frontdoor.engine.cases.queries.search import FEWEST
from frontdoor.engine.cases.queries.search import find as cases_meant
from frontdoor.engine.cases.references import read_reference
from frontdoor.engine.parties.models import User
from frontdoor.web import access
from frontdoor.web.access import access as only

from .rows import rows_of
from .sight import case_address

MOST = 50


@require_http_methods(["GET", "HEAD", "POST"])
@only("staff")
def find(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    typed = request.POST.get("q", "").replace("\x00", "").strip()[:200]
    found = list(cases_meant(typed, user, on=access.today()).select_related("assignee__party")[: MOST + 1])
    if len(found) == 1 and read_reference(typed) == found[0].reference:
        return HttpResponseRedirect(case_address(found[0]))
    context = {
        "find": typed,
        "is_short": len(typed) < FEWEST,
        "rows": rows_of(found[:MOST], user=user, now=timezone.now()),
        "more": len(found) > MOST,
    }
    return render(request, "staff/find.html", context)
