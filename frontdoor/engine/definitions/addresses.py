"""The addresses that the product needs for itself, so that no service can be called so.
Must not list services."""

_WRITTEN = """
about accessibility account admin administrator api apply area areas assets book brand campaigns cases catalogue
come-back contact cookies dashboard data desk docs documents draft drafts errors favicon feedback find foi-log follow
health help home jobs kept-on-this-phone language media metrics notify oauth open311 partner pay pay-for privacy queue
ready receipt report request robots save scim search services sign-in sign-out signin signout sitemap staff static
status supplier suppliers team teams terms track webhooks well-known your-area
"""

RESERVED = frozenset(_WRITTEN.split())
