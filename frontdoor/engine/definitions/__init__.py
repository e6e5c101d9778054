"""What the council offers, read from the catalogue and published as versions.
Must not know of cases, people or pages; only the catalogue's files and its published text."""
