"""A contract server: answers as GOV.UK Notify's published REST description says it does, over real HTTP.

It is not Notify, and knows only what that description says: the signed token, what is required, the shape and names of
errors, limits, the list by reference. What a test wants to happen is put into `trouble` first.
"""

import base64
import contextlib
import hashlib
import hmac
import json
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"front_door-{SERVICE}-{SECRET}"
TEMPLATES = {
    "email": "f33517ff-2a88-4f6e-b855-c550268ce08a",
    "text": "0b8c2bf2-51f7-4a05-8a2e-3a0b2f7a9d11",
    "letter": "7d6ecf0c-93c3-4f1e-a9f6-6a1b6a9b8e77",
}
WANTED = {"email": {"subject", "body"}, "sms": {"body"}, "letter": {"subject", "body"}}
KINDS = {"email": "email", "sms": "text", "letter": "letter"}
TOKEN_LIVES = 30
LIMITS = {
    "slower": (429, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds"),
    "tomorrow": (429, "TooManyRequestsError", "Exceeded send limits (250000) for today"),
    "broken": (500, "Exception", "Internal server error"),
    "gateway": (502, "", ""),
}


class _Refused(Exception):
    def __init__(self, status: int, error: str, message: str) -> None:
        super().__init__(status, error, message)
        self.status, self.error, self.message = status, error, message


@dataclass
class Notify:
    """What was taken, the newest last. `trouble` is what happens to the next calls, one each:

    slower, tomorrow, broken, gateway; "lost": it takes the message and hangs up; "silent": it takes it and never
    answers; "nonsense": it takes it and answers with no JSON. `limits` is what every other call of a kind (email, sms,
    letter) meets while it stands there: slower or tomorrow.
    """

    trouble: list[str] = field(default_factory=list)
    limits: dict[str, str] = field(default_factory=dict)
    took: list[dict[str, Any]] = field(default_factory=list)
    calls: int = 0
    skew: int = 0

    def take(self, kind: str, given: Any) -> dict[str, Any]:
        """201's body. Raises _Refused."""
        if not isinstance(given, dict) or given.get("template_id") != TEMPLATES[KINDS[kind]]:
            raise _Refused(400, "BadRequestError", "Template not found")
        words = given.get("personalisation") or {}
        missing = sorted(WANTED[kind] - words.keys())
        if missing:
            raise _Refused(400, "BadRequestError", f"Missing personalisation: {', '.join(missing)}")
        taken = {
            "id": str(uuid.uuid4()),
            "reference": given.get("reference"),
            "type": kind,
            "status": "created",
            "body": words["body"],
            "subject": words.get("subject"),
            **_recipient(kind, given, words),
        }
        self.took.append(taken)
        content = {"body": taken["body"], **({} if kind == "sms" else {"subject": taken["subject"]})}
        return {"id": taken["id"], "reference": taken["reference"], "content": content, "uri": "", "template": {}}

    def listed(self, reference: str | None) -> dict[str, Any]:
        found = [one for one in reversed(self.took) if reference in (None, one["reference"])]
        return {"notifications": found[:250], "links": {"current": "/v2/notifications"}}

    def report(self, number: int, status: str) -> bytes:
        """What Notify posts to a service's own address for the message of this number."""
        taken = self.took[number]
        taken["status"] = status
        return json.dumps(
            {
                "id": taken["id"],
                "reference": taken["reference"],
                "to": taken.get("email_address") or taken.get("phone_number"),
                "status": status,
                "created_at": "2026-11-25T09:12:00.000000Z",
                "completed_at": "2026-11-25T09:13:00.000000Z",
                "sent_at": "2026-11-25T09:12:01.000000Z",
                "notification_type": taken["type"],
                "template_id": TEMPLATES[KINDS[taken["type"]]],
                "template_version": 1,
            }
        ).encode()


def _recipient(kind: str, given: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
    if kind == "email":
        if "@" not in given.get("email_address", ""):
            raise _Refused(400, "ValidationError", "email_address Not a valid email address")
        return {"email_address": given["email_address"]}
    if kind == "sms":
        number = given.get("phone_number", "")
        if not number.startswith("+447"):
            raise _Refused(400, "ValidationError", f"phone_number Not a UK mobile number {number}")
        return {"phone_number": number}
    lines = [words[key] for key in sorted(words) if key.startswith("address_line_")]
    if len(lines) < 3:
        raise _Refused(400, "ValidationError", "Address must be at least 3 lines")
    if any(line[:1] in "@()=[]”\\/,<>" for line in lines):
        raise _Refused(400, "ValidationError", "Address lines must not start with any of the following characters")
    return {f"line_{number}": line for number, line in enumerate(lines, 1)}


def _check_token(header: str, now: int) -> None:
    """HS256 by the secret, issued by the service, within half a minute of now; worked out here, not by the client."""
    scheme, _, token = header.partition(" ")
    try:
        head, claims, signature = token.split(".")
        signed = hmac.new(SECRET.encode(), f"{head}.{claims}".encode(), hashlib.sha256).digest()
        right = hmac.compare_digest(signed, _decoded(signature))
        given, kind = json.loads(_decoded(claims)), json.loads(_decoded(head))
    except ValueError:
        raise _Refused(403, "AuthError", "Invalid token: API key not found") from None
    if scheme != "Bearer" or not right or kind != {"typ": "JWT", "alg": "HS256"} or given.get("iss") != SERVICE:
        raise _Refused(403, "AuthError", "Invalid token: API key not found")
    if abs(now - given.get("iat", 0)) > TOKEN_LIVES:
        raise _Refused(403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds")


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


class _Answering(BaseHTTPRequestHandler):
    notify: Notify

    def do_POST(self) -> None:
        given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        kind = urlsplit(self.path).path.removeprefix("/v2/notifications/")
        self._answered(lambda: (201, self.notify.take(kind, given)), self.notify.limits.get(kind, ""))

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        reference = parse_qs(asked.query).get("reference", [None])[0]
        self._answered(lambda: (200, self.notify.listed(reference)))

    def _answered(self, answer: Any, limit: str = "") -> None:
        self.notify.calls += 1
        trouble = self.notify.trouble.pop(0) if self.notify.trouble else limit
        try:
            _check_token(self.headers.get("Authorization", ""), int(time.time()) + self.notify.skew)
            if trouble in LIMITS:
                raise _Refused(*LIMITS[trouble])
            status, body = answer()
        except _Refused as refused:
            status = refused.status
            body = {"status_code": status, "errors": [{"error": refused.error, "message": refused.message}]}
        if trouble == "silent":
            time.sleep(1)
        if trouble in ("lost", "silent"):
            self.close_connection = True
            return
        words = b"<html>502" if trouble in ("nonsense", "gateway") else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        self.wfile.write(words)

    def log_message(self, *given: object) -> None:
        """Nothing on the terminal."""


@contextlib.contextmanager
def running(notify: Notify) -> Iterator[str]:
    """The address of a server that follows `notify`."""
    handler = type("Answering", (_Answering,), {"notify": notify})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
