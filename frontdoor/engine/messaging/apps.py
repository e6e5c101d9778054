"""The Django app of messages. It must not plug anything in: the assembly does that."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "frontdoor.engine.messaging"
    label = "messaging"
    verbose_name = "Messages"
