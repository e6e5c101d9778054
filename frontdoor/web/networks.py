"""Where a request comes from, as limits count it. Must not decide which forwarded address is believed: config does."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.http import HttpRequest

ONE_HOUSEHOLD = 64
"""Bits of an IPv6 address that stand for one line: all the others are free for whoever has it to choose."""


def network_of(request: HttpRequest) -> str:
    """An IPv4 address, the network of an IPv6 one, or what the server gave in place of either."""
    given = str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ip_address(given)
    except ValueError:
        return given
    if not isinstance(address, IPv6Address):
        return given
    return str(address.ipv4_mapped or ip_network((int(address), ONE_HOUSEHOLD), strict=False))
