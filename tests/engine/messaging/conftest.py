"""Fixtures of the heart. They are written in tests/heart.py, for other tests too."""

from tests.heart import catalogue, inspector, person, postcodes, submit

__all__ = ["catalogue", "inspector", "person", "postcodes", "submit"]
