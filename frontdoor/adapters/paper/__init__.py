"""Paper that is handed out: receipts and letters as tagged PDF, A4. Must not decide what they say, or who has them."""

from .papers import NotMade, NotSetUp, Paper, letter, receipt

__all__ = ["NotMade", "NotSetUp", "Paper", "letter", "receipt"]
