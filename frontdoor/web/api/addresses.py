"""Whole addresses, for software that has none of ours to begin from. Must not know what they lead to."""

from django.conf import settings
from django.http import HttpRequest


def absolute(request: HttpRequest, path: str) -> str:
    """Under the address that the installation is known by; where none is set, the one that was asked."""
    return f"{settings.ADDRESS.rstrip('/')}{path}" if settings.ADDRESS else request.build_absolute_uri(path)
