"""Registers the app `parties`. It runs nothing at start-up."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "frontdoor.engine.parties"
    label = "parties"
    default_auto_field = "django.db.models.BigAutoField"
