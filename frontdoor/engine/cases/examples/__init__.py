"""Cases made up from a definition and taken through the real actions: for demonstrations, and for the tests' robot.

Nothing that serves people imports it.
"""
