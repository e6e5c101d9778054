"""Forwarded addresses are believed only from proxies that this installation names.

Touches nothing but the address and the scheme that a request claims.
"""

from collections.abc import Callable
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED")


def believe_only_our_proxies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware: REMOTE_ADDR becomes the person's own address, or what was forwarded is forgotten."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not _is_ours(request.META.get("REMOTE_ADDR", "")):
            for name in FORWARDED:
                request.META.pop(name, None)
        else:
            request.META["REMOTE_ADDR"] = _nearest_stranger(request) or request.META["REMOTE_ADDR"]
        return get_response(request)

    return middleware


def _nearest_stranger(request: HttpRequest) -> str | None:
    """The last address of the chain that is not a proxy of ours: what stands before it may be invented."""
    for address in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        if not _is_ours(address.strip()):
            return address.strip() if _is_address(address.strip()) else None
    return None


def _is_ours(address: str) -> bool:
    return _is_address(address) and any(ip_address(address) in network for network in _networks())


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _networks() -> tuple[IPv4Network | IPv6Network, ...]:
    return _parsed(tuple(settings.PROXIES))


@lru_cache
def _parsed(proxies: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(proxy, strict=False) for proxy in proxies)
