"""Where GOV.UK Notify says what became of a message. Must not tell a caller whether there is such a message.

Whoever calls shows the token that only Notify was given; then a report is believed, once.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from frontdoor.adapters.notify.reports import NotAReport, read_report
from frontdoor.engine.messaging import actions as messaging
from frontdoor.web.access import access

MOST_BYTES = 20_000


@csrf_exempt  # it has no cookie; the token is what a form's would be
@require_POST
@access("public")
def delivered(request: HttpRequest) -> HttpResponse:
    """204 for each report that can be read, whatever it changes: Notify calls again for anything else."""
    if not _is_notify(request):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    if len(request.body) > MOST_BYTES:
        return HttpResponse(status=413)
    try:
        report = read_report(request.body)
    except NotAReport:
        return HttpResponse(status=400)
    if report.message_id is not None and report.fate is not None:
        messaging.learn(report.message_id, report.fate, code=report.status, now=timezone.now())
    return HttpResponse(status=204)


def _is_notify(request: HttpRequest) -> bool:
    """Without a token of our own nobody is."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    known = settings.NOTIFY_BEARER
    return bool(known) and scheme.lower() == "bearer" and constant_time_compare(token.strip(), known)
