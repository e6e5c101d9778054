"""Tells Django that the assembly is an app, so that the ports are plugged in once, when all apps are there.

No models, no signals.
"""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "frontdoor.config"
    label = "config"

    def ready(self) -> None:
        from frontdoor.config.startup import plug_in

        plug_in()
