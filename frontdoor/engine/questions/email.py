"""An e-mail address.

It must not look anything up on the network, nor say that the address is proved: only a code sent to it does that.
"""

import random
from datetime import date
from typing import Any, ClassVar, Literal

from frontdoor.engine.rules.kinds import Kind

from .asking import NOWHERE, Answer, Context, Question, Wrong
from .saying import _

_LONGEST = 254
"""RFC 5321, section 4.5.3.1.3: a path of 256 octets, less its angle brackets."""


class Email(Question):
    rules_kind: ClassVar[Kind] = Kind.TEXT

    type: Literal["email"]

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> str:
        from email_validator import EmailNotValidError, validate_email  # slow to import: `check` never needs it

        if not isinstance(answer, str):
            raise self._not_this()
        text = self._clean(answer)
        if not text:
            raise Wrong(self.missing())
        try:
            return validate_email(text, check_deliverability=False, allow_smtputf8=False).normalized
        except EmailNotValidError:
            message = _("Enter an email address in the correct format for “{ask}”, like name@example.com")
            raise Wrong(self._say(message)) from None

    def missing(self) -> str:
        return self._say(_("Enter an email address for “{ask}”"))

    def example(self, seed: int, *, today: date | None = None) -> str:
        chance = random.Random(f"{self.key}:{seed}")
        return f"{chance.choice(['amina', 'jack', 'priya', 'tomasz', 'olwen'])}.{chance.randint(1, 9999)}@example.com"

    def _limits(self) -> dict[str, Any]:
        return {"type": "string", "format": "email", "minLength": 3, "maxLength": _LONGEST}
