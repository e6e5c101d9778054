"""A web worker, loaded as the server loads it and asked for pages, holds nothing that only other processes need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from frontdoor.config import embedded

HEAVY = ("PIL", "pi_heif", "typst", "duckdb", "holidays")
CHECKOUT = Path(__file__).parents[2]

WORKER = """
import sys
from frontdoor.config import serving, wsgi
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

def views(patterns):
    for one in patterns:
        yield from views(one.url_patterns) if hasattr(one, "url_patterns") else [one.callback]

answered = []
with transaction.atomic():
    from allauth.mfa.totp.internal.auth import TOTP
    from frontdoor.engine.parties.actions import invite, join_team
    from frontdoor.engine.parties.models import Team
    from frontdoor.web.access import SET_UP_IN_THIS_SESSION
    from tests.heart import NOW, POSTCODES, Postcode, acting, by_party, drafted, submission
    from tests.published import published
    published(settings.CATALOGUE, NOW)
    Postcode.objects.bulk_create(Postcode(code=c, district=d, lat=x, lng=y, shared=1) for c, d, x, y in POSTCODES)
    case = submission.submit(drafted(), actor=by_party(None), now=NOW)
    user = invite("ines@example.org", "Ines", actor=None, now=NOW).user
    join_team(user, Team.objects.get(key="highways_area_teams"), "handler", actor=None, now=NOW)
    TOTP.activate(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    session = client.session
    session[SET_UP_IN_THIS_SESSION] = user.pk
    session.save()
    for address in ("/", "/report-a-pothole/surface", "/api/v1/openapi.json", f"/staff/cases/{case.reference}/"):
        answered.append(client.get(address).status_code)
    transaction.set_rollback(True)
loaded = [one for one in sys.argv[1:] if one in sys.modules]
print(len(list(views(get_resolver().url_patterns))) > 100, answered, loaded)
"""


@pytest.mark.django_db
def test_a_web_worker_loads_no_decoder_no_typesetter_and_no_table_engine() -> None:
    """120 MB a worker is the room there is: each of these takes a tenth of it or more."""
    name = connection.settings_dict["NAME"]
    url = os.environ["DATABASE_URL"].replace(f"@/{embedded.NAME}?", f"@/{name}?")
    assert f"@/{name}?" in url
    said = subprocess.run(
        [sys.executable, "-c", WORKER, *HEAVY],
        cwd=CHECKOUT,
        env=os.environ | {"DATABASE_URL": url},
        capture_output=True,
        text=True,
    )
    assert (said.stdout, said.returncode) == ("True [200, 200, 200, 200] []\n", 0), said.stderr
