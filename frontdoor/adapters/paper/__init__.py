"""Paper that is handed out: receipts, letters and forms as tagged PDF, A4.

Must not decide what they say, nor who has them.
"""

from .papers import Asked, Form, NotMade, NotSetUp, Paper, form, letter, receipt

__all__ = ["Asked", "Form", "NotMade", "NotSetUp", "Paper", "form", "letter", "receipt"]
