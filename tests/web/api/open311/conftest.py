"""The same town as for the JSON interface."""

from tests.web.api.conftest import catalogue, findable, person, postcodes, publish_anew, software

__all__ = ["catalogue", "findable", "person", "postcodes", "publish_anew", "software"]
