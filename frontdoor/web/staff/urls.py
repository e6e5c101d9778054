"""The addresses of the staff side. A transition's key is lower_snake, so that no word with a hyphen is ever one."""

from django.urls import include, path

from . import finding, misses, my_day, on_paper, outbox, queues
from .cases import page, working
from .steps import approving, new_date, transition

urlpatterns = [
    path("staff/", include("frontdoor.web.staff.signing_in.urls")),
    path("staff/", include("frontdoor.web.staff.people.urls")),
    path("staff/", include("frontdoor.web.staff.software.urls")),
    path("staff/", my_day.my_day, name="my_day"),
    path("staff/queues/", queues.queues, name="queues"),
    path("staff/queues/<slug:team>/", queues.queue, name="queue"),
    path("staff/queues/<slug:team>/take-the-next/", queues.take_next, name="take_next"),
    path("staff/find/", finding.find, name="find"),
    path("staff/searches/", misses.searches, name="searches"),
    path("staff/searches/<int:miss>/seen-to/", misses.settle, name="settle_search"),
    path("staff/paper/", on_paper.forms, name="paper_forms"),
    path("staff/paper/<uuid:draft>/", on_paper.keying, name="paper_keying"),
    path("staff/paper/<uuid:draft>/put-away/", on_paper.put_away, name="paper_put_away"),
    path("staff/messages/", outbox.outbox, name="outbox"),
    path("staff/messages/<int:message>/settle/", outbox.settle, name="settle"),
    path("staff/failures/<int:effect>/try-again/", outbox.try_again, name="try_again"),
    path("staff/cases/<str:reference>/", page.case, name="case"),
    path("staff/cases/<str:reference>/add-note/", working.note, name="note"),
    path("staff/cases/<str:reference>/take-it/", working.take, name="take"),
    path("staff/cases/<str:reference>/give-it/", working.give, name="give"),
    path("staff/cases/<str:reference>/new-date/<slug:clock>/", new_date.new_date, name="new_date"),
    path("staff/cases/<str:reference>/agree/<int:task>/", approving.approve, name="approve"),
    path("staff/cases/<str:reference>/by-hand/<int:task>/", working.finish, name="finish"),
    path("staff/cases/<str:reference>/release/<uuid:document>/", working.release, name="release"),
    path("staff/cases/<str:reference>/<slug:transition>/", transition.transition, name="transition"),
]
