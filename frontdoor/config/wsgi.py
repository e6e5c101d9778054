"""What the web server calls.

Nothing else starts here: `up` decides what runs beside it.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontdoor.config.settings")
application = get_wsgi_application()
