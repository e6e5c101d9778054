"""Who we deal with and who signs in: parties, contacts, users, teams, mandates.

It knows nothing of cases, pages or how a message is carried.
"""
