"""Pages on which an administrator lets people in, puts them in teams, and ends a leaver's access.

No rule of access and no write is here: those are `frontdoor.web.access` and `parties.actions`.
"""
