"""The checks of a definition beyond its shape, one file for each part of the language.
Must not stop at the first mistake: each check notes all that it finds."""
