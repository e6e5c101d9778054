"""Open311 GeoReport v2, /open311/v2/: what the public may report and read, as apps for reporting everywhere ask it.

Must not show a service, an answer or a case that is not public.
"""
