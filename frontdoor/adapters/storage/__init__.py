"""Files that people send, kept in the data folder by their content. Must not say who may read one."""
