"""Conditions, periods, working calendars and named rules: what a definition computes with.
It knows no question, no case, no database and no Django."""
