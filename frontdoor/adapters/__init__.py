"""The world outside, behind protocols that the layers below state; and the embedded one of each.

No rule of a service, of a case or of a page is here.
"""
