"""The Django app of cases. It must not plug anything in: the assembly does that."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "frontdoor.engine.cases"
    label = "cases"
    verbose_name = "Cases"
