"""Save and come back: a letter goes where its person asked, and this site writes to nobody without end."""

import pytest
from django.test import Client

from frontdoor.engine.messaging.models import Message

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

VICTIM = "victim@example.org"
TRIES_AN_HOUR = 20


def test_ever_new_drafts_do_not_send_ever_more_letters() -> None:
    answers = []
    for _draft in range(TRIES_AN_HOUR + 1):
        client = Client()
        client.post("/report-a-pothole/surface", {"surface": "road"})
        answers.append(client.post("/report-a-pothole/come-back-later", {"email": VICTIM}).status_code)
    assert answers == [200] * TRIES_AN_HOUR + [429]
    assert Message.objects.filter(to=VICTIM).count() == TRIES_AN_HOUR
