"""Searches that found nothing: a list of work, without what could be somebody's own."""

from datetime import date

from frontdoor.engine.finding.actions import miss
from frontdoor.engine.finding.models import Miss

from .conftest import Enter, Make
from .reading import words

ON = date(2026, 11, 25)


def test_what_several_people_typed_is_listed_until_somebody_saw_to_it(person: Make, enter: Enter) -> None:
    for typed, times in (("unicorn stables", 3), ("ann lee of mill lane", 2)):
        for _each in range(times):
            miss(typed, on=ON)
    client = enter(person("priya"))
    said = words(client.get("/staff/searches/"))
    assert "unicorn stables 3 times. Last Wed 25 Nov." in said
    assert "2 other searches found nothing." in said
    assert "ann lee" not in said
    client.post(f"/staff/searches/{Miss.objects.get(words='unicorn stables').id}/seen-to/")
    assert "unicorn stables" not in words(client.get("/staff/searches/"))
    miss("unicorn stables", on=ON)
    assert "unicorn stables 4 times" in words(client.get("/staff/searches/"))
