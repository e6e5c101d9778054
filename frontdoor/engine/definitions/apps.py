"""The Django app of the definitions.
Must not do anything at start-up."""

from django.apps import AppConfig


class DefinitionsConfig(AppConfig):
    """Versions of services and publications of the catalogue."""

    name = "frontdoor.engine.definitions"
    label = "definitions"
    default_auto_field = "django.db.models.BigAutoField"
