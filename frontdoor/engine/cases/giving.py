"""Who gave a file, as a Document says it. Must not say whether it is theirs to see.

What comes before there is a case is given by its draft, and so is what its person gives later: a case keeps the
draft's number.
"""

from uuid import UUID

from .models import Document

STAFF = "user:"


def by_draft(draft_id: UUID) -> str:
    return f"draft:{draft_id}"


def by_staff(user_id: int) -> str:
    return f"{STAFF}{user_id}"


def is_by_staff(document: Document) -> bool:
    return document.given_by.startswith(STAFF)
