"""What changed in a service between two of its versions, in the words of whoever is in the middle of it.
Must not say anything of an answer."""

from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.questions.saying import _


def changes(old: Service, new: Service, *, said: tuple[Service, Service] | None = None) -> list[str]:
    """A sentence for each change that a person who fills it in would notice; none when only our own work changed.

    `said` are the same two in the person's language: what changed is told by the English alone.
    """
    before, after = ({question.key: question for question in service.questions} for service in (old, new))
    asks = {question.key: question.ask for service in said or (old, new) for question in service.questions}
    told = [_("We now also ask: {ask}").format(ask=asks[key]) for key in after if key not in before]
    told += [_("We no longer ask: {ask}").format(ask=asks[key]) for key in before if key not in after]
    told += [
        _("We ask this in another way now: {ask}").format(ask=asks[key])
        for key in after
        if key in before and after[key] != before[key]
    ]
    if old.charge != new.charge:
        told.append(_("What it costs has changed."))
    if [clock.promise for clock in old.clocks.values()] != [clock.promise for clock in new.clocks.values()]:
        told.append(_("What we promise has changed."))
    return told
