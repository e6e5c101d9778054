"""The real catalogue and a few postcodes, for public pages."""

from tests.heart import catalogue, findable, person, postcodes, submit

__all__ = ["catalogue", "findable", "person", "postcodes", "submit"]
