"""The heart: drafts become cases, cases make events, promises are kept or broken.

It must not know who is told, paid or counted: what follows from an Event reads it from above.
"""
