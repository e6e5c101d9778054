"""The assembly: settings, addresses, start-up, and everything that happens unasked.

The only place that knows every part; nothing below it may import it.
"""
