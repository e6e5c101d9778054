"""What every form here adds to Django's: its mistakes as the lines of an error summary.

It checks nothing.
"""

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS

if TYPE_CHECKING:
    from django.forms.utils import ErrorDict


class Summed:
    """Mixed into a form. `whole` is the field that a mistake of the whole form points to."""

    whole: ClassVar[str] = ""

    if TYPE_CHECKING:

        @property
        def errors(self) -> ErrorDict: ...

    @property
    def summary(self) -> list[dict[str, str]]:
        """Every mistake once, each with a link to its field: what parts/error_summary.html shows."""
        lines = []
        for name, mistakes in self.errors.items():
            field = self.whole if name == NON_FIELD_ERRORS else name
            lines += [{"href": f"#{field}", "text": str(mistake)} for mistake in mistakes]
        return lines

    def mistake(self, name: str) -> str:
        """The first mistake beside a field, or nothing."""
        found = self.errors.get(name) or (self.errors.get(NON_FIELD_ERRORS) if name == self.whole else None)
        return str(found[0]) if found else ""
