"""Front Door: a council is described in a catalogue, and this engine reads the description.

Nothing is set up here: reading the language must not wake Django.
"""
