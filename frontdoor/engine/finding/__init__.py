"""Finding a service by anybody's own words. It must not know a service by name, nor who searched."""
