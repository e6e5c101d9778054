"""The JSON interface, /api/v1/: what pages do for people, for software of others. Must not act itself: actions do."""
