"""Tells Django that the pages are an app, so that their translations are found.

It has no models and does nothing at start-up.
"""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "frontdoor.web"
    label = "web"
