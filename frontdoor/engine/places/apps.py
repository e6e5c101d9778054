"""The Django application of places.
Must not do anything at start-up."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "frontdoor.engine.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"
