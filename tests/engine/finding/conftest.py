"""The real catalogue, published: what searches are tried against."""

from tests.heart import catalogue, findable

__all__ = ["catalogue", "findable"]
