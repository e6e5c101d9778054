"""Every write to drafts, cases and their events, by verb family. Actor and now are given, never fetched."""
