"""What the web server calls.

Nothing else starts here: `up` decides what runs beside it.
"""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontdoor.config.settings")
application = get_wsgi_application()
# Every view is imported now: a fault in one ends the start, and the first resident does not wait for it.
_ = get_resolver().url_patterns
