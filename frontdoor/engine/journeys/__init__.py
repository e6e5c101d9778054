"""A person's way through a service's questions, computed from the definition and the answers.
Must not store anything and must not import Django."""
