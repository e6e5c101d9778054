"""Django's PostgreSQL, told apart in one thing only: how a connection that was kept is found to be dead.

It must not change what is asked.
"""
