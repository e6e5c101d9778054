"""Every read of drafts, cases and events that is worth a name. Must not write."""
