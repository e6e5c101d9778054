"""One sentence for each kind of event, as staff read it. Must not read a table."""

from django.utils.translation import gettext_lazy as _

from .models import Kind

FOR_STAFF = {
    Kind.SUBMITTED: _("Received"),
    Kind.MOVED: _("%(transition)s"),
    Kind.PROPOSED: _("%(transition)s, waiting for a second person to agree"),
    Kind.REOPENED: _("Reopened by the person"),
    Kind.HANDED_OVER: _("Handed over to %(authority)s"),
    Kind.ASSIGNED: _("Taken by %(assignee)s"),
    Kind.NOTED: _("Note"),
    Kind.PROMISED: _("We promised: %(promise)s"),
    Kind.PAUSED: _("The clock stopped: we are waiting"),
    Kind.RESUMED: _("The clock runs again: %(promise)s"),
    Kind.KEPT: _("Promise kept"),
    Kind.DATE_ASKED: _("The owner was asked for a new date"),
    Kind.EXTENDED: _("A new date: %(promise)s"),
    Kind.BROKEN: _("The promise was broken"),
    Kind.ADDED: _("Something was added"),
    Kind.RELEASED: _("A file was released"),
    Kind.TOLD: _("The person was told"),
    Kind.NOT_TOLD: _("The person could not be told"),
    Kind.TOLD_PERHAPS: _("It is not known whether the person was told"),
    Kind.JOINED: _("Somebody follows this"),
    Kind.DISPOSED: _("Personal details were removed"),
}
