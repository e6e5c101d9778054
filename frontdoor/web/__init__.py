"""Pages any service has, one package an audience: public, account, staff, api.

No page decides anything: it asks the engine, and shows the answer.
"""
