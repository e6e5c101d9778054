"""Warns people whose draft will soon go, where a contact is known. Must not let a draft go: cases do that."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdoor.engine.cases.actions.watching import AT_ONCE, DRAFT_LIFE, drafts_to_warn
from frontdoor.engine.cases.calendars import day_words, local_day
from frontdoor.engine.cases.models import Draft
from frontdoor.engine.definitions import queries as definitions

from . import tasks
from .actions import write_plain

WARNING = "draft-warning"


def warn_of_drafts(*, now: datetime) -> int:
    """Tell each person once whose answers nobody has touched for 21 days. Returns how many were told."""
    return sum(_warn(draft_id, now) for draft_id in drafts_to_warn(now=now).values_list("id", flat=True)[:AT_ONCE])


@transaction.atomic
def _warn(draft_id: UUID, now: datetime) -> bool:
    draft = drafts_to_warn(now=now).select_for_update(skip_locked=True).filter(id=draft_id).first()
    if draft is None:
        return False
    draft.keep_for, draft.warned_at = draft.keep_for or draft.proved, now
    draft.save(update_fields=["keep_for", "warned_at"])
    tasks.wake([_written(draft, now)])
    return True


def _written(draft: Draft, now: datetime) -> tasks.Message:
    catalogue = definitions.current()
    goes_on = local_day(draft.touched_at + DRAFT_LIFE, catalogue)
    title = definitions.version(draft.version_id, draft.language).title
    with override(draft.language):
        subject = _("Your answers go on %s") % day_words(goes_on, beside=now.date())
        body = _(
            "You began “%(title)s” and have not sent it. We keep your answers until %(day)s.\n\n"
            "Go on with it here:\n\n((address))/come-back/%(way_back)s\n\nIf you no longer need it, do nothing."
        ) % {"title": title, "day": day_words(goes_on, beside=now.date()), "way_back": draft.way_back}
    return write_plain(key=WARNING, to=draft.keep_for, subject=subject, body=body, now=now, language=draft.language)
