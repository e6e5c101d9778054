"""The types of question a service may ask: each one file, holding every projection of its answer.

It must not know services, cases or Django: an answer is JSON, a page is a macro, the rest is asked through ports.
"""
