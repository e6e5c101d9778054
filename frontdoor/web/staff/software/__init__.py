"""Software of others that uses the interface, for an administrator. Must not show a key but once."""
