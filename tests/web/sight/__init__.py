"""A council with cases of every kind, and everybody who could ask for them: for the tests of who sees what."""
