"""How people who work here get in: sign-in, second factor, invitation, forgotten password. It keeps no rule of access:
that is `frontdoor.web.access`; what is written down is `parties.actions`."""
