"""Makes the catalogue of a folder the one that is served: definitions, authorities and teams together, or none of them.

Reads and checks no definition itself.
"""

from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from frontdoor.engine.definitions.actions import publish
from frontdoor.engine.definitions.models import Publication
from frontdoor.engine.definitions.queries import current
from frontdoor.engine.parties.actions.teams import sync_teams
from frontdoor.engine.places.actions import sync_authorities


@transaction.atomic
def publish_catalogue(folder: Path, now: datetime) -> Publication:
    """Publish a folder's catalogue. Raises Mistakes, and then nothing has changed."""
    publication = publish(folder, now)
    catalogue = current()
    sync_authorities(catalogue.council)
    sync_teams(catalogue.teams, on=timezone.localdate(now))
    return publication
