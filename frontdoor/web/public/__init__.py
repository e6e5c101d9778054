"""Pages that any service has for residents. Must not decide what a service asks, nor who may see a case."""
