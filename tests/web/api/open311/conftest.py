"""The same town as for the JSON interface."""

from tests.web.api.conftest import catalogue, findable, person, postcodes, software

__all__ = ["catalogue", "findable", "person", "postcodes", "software"]
