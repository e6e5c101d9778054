"""Every write about parties, by family of verbs; import them from here.

Nothing is decided here: it only lists what there is.
"""

from .access import (
    AlreadyHere,
    Invited,
    LinkNotValid,
    accept_invitation,
    end_access,
    invite,
    open_invitation,
    reset_second_factor,
)
from .clients import (
    KEYS_AT_ONCE,
    MARK,
    KeysEnough,
    NameTaken,
    client_by_key,
    end_client,
    end_key,
    issue_key,
    make_client,
    warn_of_keys,
)
from .contacts import contact_failed, join_parties, part_party, prefer, prove_contact, provisional_party
from .limits import TooMany, count_attempt, forget_counts, take_back_attempt
from .passwords import choose_password, new_password_link, open_password_link
from .proofs import Issued, ProofNotValid, forget_proofs, is_of, issue_proof, open_link, use_code, use_token
from .teams import LastAdministrator, ManagesThemselves, NotATeam, join_team, leave_team, set_line_manager, sync_teams

__all__ = [
    "KEYS_AT_ONCE",
    "MARK",
    "AlreadyHere",
    "Invited",
    "Issued",
    "KeysEnough",
    "LastAdministrator",
    "LinkNotValid",
    "ManagesThemselves",
    "NameTaken",
    "NotATeam",
    "ProofNotValid",
    "TooMany",
    "accept_invitation",
    "choose_password",
    "client_by_key",
    "contact_failed",
    "count_attempt",
    "end_access",
    "end_client",
    "end_key",
    "forget_counts",
    "forget_proofs",
    "invite",
    "is_of",
    "issue_key",
    "issue_proof",
    "join_parties",
    "join_team",
    "leave_team",
    "make_client",
    "new_password_link",
    "open_invitation",
    "open_link",
    "open_password_link",
    "part_party",
    "prefer",
    "prove_contact",
    "provisional_party",
    "reset_second_factor",
    "set_line_manager",
    "sync_teams",
    "take_back_attempt",
    "use_code",
    "use_token",
    "warn_of_keys",
]
