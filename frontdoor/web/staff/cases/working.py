"""What staff do to a case besides moving it: a note, taking it, giving it, finishing by hand, releasing a file.

Must not decide who sees a case: sight() does.
"""

from contextlib import suppress
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from frontdoor.engine.cases.actions import working
from frontdoor.engine.cases.actions.adding import READ_IT
from frontdoor.engine.cases.models import Case, Document, Task
from frontdoor.engine.cases.permissions import MovedOn, NotAllowed
from frontdoor.engine.cases.queries.following import added_to
from frontdoor.engine.cases.queries.sight import SENSITIVE_ROLES
from frontdoor.engine.cases.references import shown
from frontdoor.engine.parties.models import Membership, User
from frontdoor.engine.parties.queries import members_of
from frontdoor.web.access import access
from frontdoor.web.saying import short_moment

from ..rows import name_of
from ..sight import Sight, is_in_its_team, seen_number, sight
from .files import RELEASABLE, size_words
from .history import note as words_under
from .page import page_of, where


@require_POST
@access("staff")
def note(request: HttpRequest, reference: str) -> HttpResponse:
    seen = sight(request, reference)
    text = request.POST.get("note", "").replace("\x00", "").replace("\r\n", "\n").strip()
    if not text:
        wrong = _("Write the note first")
        context = page_of(seen, note_error=wrong) | {"errors": _error("note", wrong)}
        return render(request, "staff/case.html", context, status=422)
    working.note(seen.case.id, text=text, actor=seen.actor, now=seen.now)
    return HttpResponseRedirect(seen.way_on)


@require_POST
@access("staff")
def take(request: HttpRequest, reference: str) -> HttpResponse:
    """Mine from now on. Whoever took it a moment before me has it, and I am shown that."""
    seen = sight(request, reference)
    if not is_in_its_team(seen) or seen.case.closed_at:
        raise Http404
    return _assigned(request, seen, seen.user)


@require_http_methods(["GET", "HEAD", "POST"])
@access("staff")
def give(request: HttpRequest, reference: str) -> HttpResponse:
    """To a colleague of the team that has it, or back to the team."""
    seen = sight(request, reference)
    if seen.case.closed_at or not (is_in_its_team(seen) or seen.case.assignee_id == seen.user.pk):
        raise Http404
    colleagues = _colleagues(seen)
    chosen = request.POST.get("to", "")
    if request.method == "POST" and chosen in colleagues:
        return _assigned(request, seen, colleagues[chosen])
    if request.method == "POST" and chosen == "team":
        return _assigned(request, seen, None)
    wrong = _("Select who has it from now on") if request.method == "POST" else ""
    context = {
        "reference": shown(seen.case.reference),
        "where": where(seen, case_is_a_link=True),
        "team": seen.team.name,
        "colleagues": [{"value": key, "text": name_of(user)} for key, user in colleagues.items()],
        "now": name_of(seen.case.assignee) if seen.case.assignee else "",
        "seq": seen.case.seq,
        "error": wrong,
        "errors": _error("to", wrong) if wrong else [],
        "back_href": seen.address,
    }
    return render(request, "staff/give.html", context, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@access("staff")
def finish(request: HttpRequest, reference: str, task: int) -> HttpResponse:
    """What the product cannot do by itself, or could not tell anybody, was done by a person, who says what they did."""
    seen = sight(request, reference)
    open_task = seen.case.tasks.filter(id=task, sort=Task.Sort.TELL, done_at=None).first()
    if open_task is None:
        raise Http404
    typed = request.POST.get("note", "").replace("\x00", "").replace("\r\n", "\n").strip()
    wrong = _("Say what you did") if request.method == "POST" and not typed else ""
    if request.method == "POST" and typed:
        try:
            working.finish(open_task.id, text=typed, actor=seen.actor, now=seen.now, seen=seen_number(request))
            return HttpResponseRedirect(seen.way_on)
        except NotAllowed as not_allowed:
            wrong = str(not_allowed)
    context = {
        "words": open_task.words,
        "added": _added(seen.case, open_task),
        "seq": seen.case.seq,
        "where": where(seen, case_is_a_link=True),
        "note": typed,
        "error": wrong,
        "errors": _error("note", wrong) if wrong else [],
        "back_href": seen.address,
    }
    return render(request, "staff/finish.html", context, status=422 if wrong else 200)


def _added(case: Case, task: Task) -> list[dict[str, str]]:
    """What its person has added since somebody was asked to read it: their words, and the names of files."""
    if task.words != READ_IT:
        return []
    names = {str(document.id): document.name for document in case.documents.all()}
    since = [event for event in added_to(case) if event.at >= task.opened_at]
    return [{"when": short_moment(event.at), "said": words_under(event, {}, names)} for event in since]


@require_http_methods(["GET", "HEAD", "POST"])
@access("staff")
def release(request: HttpRequest, reference: str, document: UUID) -> HttpResponse:
    """A person who has read what may happen accepts the risk of a file that nothing scanned."""
    seen = sight(request, reference)
    waiting = Document.objects.filter(id=document, case=seen.case, scan__in=RELEASABLE).first()
    if waiting is None:
        raise Http404
    if request.method == "POST":
        with suppress(NotAllowed):  # somebody released it a moment before
            working.release(waiting.id, actor=seen.actor, now=seen.now)
        return HttpResponseRedirect(seen.way_on)
    context = {
        "name": waiting.name,
        "size": size_words(waiting.size),
        "media_type": waiting.media_type,
        "where": where(seen, case_is_a_link=True),
        "back_href": seen.address,
    }
    return render(request, "staff/release.html", context)


def _assigned(request: HttpRequest, seen: Sight, to: User | None) -> HttpResponse:
    number = seen_number(request)
    try:
        working.assign(seen.case.id, to=to, actor=seen.actor, now=seen.now, seen=number)
    except MovedOn as moved_on:
        fresh = sight(request, seen.case.reference)
        return render(request, "staff/case.html", page_of(fresh, problem=str(moved_on), since=number), status=409)
    return HttpResponseRedirect(seen.way_on)


def _colleagues(seen: Sight) -> dict[str, User]:
    """Those of the team whom the case may be given to; a sensitive one, only to those who may see such cases."""
    members = members_of(seen.team, seen.on)
    if seen.case.sensitive:
        held = Membership.objects.held(seen.on).filter(team=seen.team, role__in=SENSITIVE_ROLES)
        members = members.filter(pk__in=held.values("user"))
    return {str(user.pk): user for user in members}


def _error(field: str, text: str) -> list[dict[str, str]]:
    return [{"href": f"#{field}", "text": text}]
