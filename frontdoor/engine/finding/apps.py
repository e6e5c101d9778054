"""The Django app of finding.
Must not do anything at start-up."""

from django.apps import AppConfig


class FindingConfig(AppConfig):
    """The words that services are found by, and those that found nothing."""

    name = "frontdoor.engine.finding"
    label = "finding"
    default_auto_field = "django.db.models.BigAutoField"
