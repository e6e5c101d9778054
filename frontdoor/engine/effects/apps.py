"""The Django app of effects. It must not plug anything in: the assembly does that."""

from django.apps import AppConfig


class EffectsConfig(AppConfig):
    name = "frontdoor.engine.effects"
    label = "effects"
    verbose_name = "Effects"
