"""One case for those who deal with it: its page, and what is done to it without moving it. Must not move a case."""
