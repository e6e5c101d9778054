"""Where things are and whose they are: postcodes, authorities, their dated territory and duties.
Must not know of cases, parties or pages."""
