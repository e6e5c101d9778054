"""Real SMTP servers that answer as they are told at each stage. They keep what they were given."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

SENDER = "Lancashire County Council <front-door@example.org>"


@dataclass
class Told:
    """A handler of aiosmtpd: `answers` by stage (EHLO, MAIL, RCPT, DATA); `drops` the connection at one of them."""

    answers: dict[str, str] = field(default_factory=dict)
    drops: str = ""
    took: list[Envelope] = field(default_factory=list)

    def letters(self) -> list[EmailMessage]:
        return [message_from_bytes(one.original_content, policy=policy.SMTP) for one in self.took]  # type: ignore

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        envelope.mail_from = address
        return self._said("MAIL", server)

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        envelope.rcpt_tos.append(address)
        return self._said("RCPT", server)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        said = self._said("DATA", server)
        if said.startswith("250") or self.drops == "DATA":
            self.took.append(envelope)
        return said

    def _said(self, stage: str, server: SMTP) -> str:
        if stage == self.drops:
            server.transport.abort()
        return self.answers.get(stage, "250 OK, dear person@example.net")


@contextlib.contextmanager
def running(told: Told, *, password: str = "") -> Iterator[int]:
    """The port of a server that follows `told`; with a password, it wants that of the user `door`."""

    def right(*given: Any) -> AuthResult:
        login = given[-1]
        right = isinstance(login, LoginPassword) and login.password == password.encode()
        return AuthResult(success=right, handled=right)

    wanted = {"authenticator": right, "auth_required": True, "auth_require_tls": False} if password else {}
    controller = Controller(told, hostname="127.0.0.1", port=free_port(), **wanted)  # type: ignore[arg-type]
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop(no_assert=True)


@contextlib.contextmanager
def saying(*lines: bytes) -> Iterator[int]:
    """The port of a server that says these lines, one at once and one after each that it hears, and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_say, args=(listening, lines), daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(5)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return one.getsockname()[1]


def _say(listening: socket.socket, lines: tuple[bytes, ...]) -> None:
    connection, _ = listening.accept()
    with connection, connection.makefile("rb") as heard:
        for line in lines:
            connection.sendall(line)
            if heard.readline().startswith(b"QUIT"):
                return
