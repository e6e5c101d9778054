"""Files sent before the answers that name them, under the same Idempotency-Key. Must not look inside one."""

import hashlib
import uuid

from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Form, Router, Status, UploadedFile

from frontdoor.engine.cases.actions import drafts, whole
from frontdoor.engine.cases.models import Document
from frontdoor.engine.questions.asking import Wrong
from frontdoor.engine.questions.file import File as FileQuestion

from .cases import OF_SENDING, sender_of, sends_to
from .problems import Problem, errors
from .shapes import FileKept

router = Router(tags=["documents"])


@router.post(
    "services/{key}/documents",
    response={201: FileKept, 200: FileKept, **errors(*OF_SENDING)},
    operation_id="sendDocument",
)
def send_document(
    request: HttpRequest,
    key: str,
    file: File[UploadedFile],
    question: str = Form(pattern="^[a-z0-9_]{1,60}$", description="the key of the question that it answers"),
) -> Status[FileKept]:
    """Keeps a photograph or a PDF for an answer. Its type is told by its content, whatever it is called.
    The same file for the same question under the same Idempotency-Key is kept once: 200 with the same id."""
    caller, digest = sender_of(request), hashlib.sha256()
    number = caller.number(request, key)
    for chunk in file.chunks():
        digest.update(chunk)
    before = whole.file_before(number, question, digest.hexdigest())
    if before is not None:
        return Status(200, _kept(before))
    caller.count("send")
    document, is_new = _keep(number, key, question, file, digest.hexdigest())
    return Status(201 if is_new else 200, _kept(document))


def _keep(number: uuid.UUID, key: str, question: str, file: UploadedFile, sha256: str) -> tuple[Document, bool]:
    """Raises Problem."""
    asked = next((one for one in sends_to(key).questions if one.key == question), None)
    if not isinstance(asked, FileQuestion):
        raise Problem("not-valid", errors={"#question": "No question with this key takes files."})
    try:
        whole.begin_whole(number, key, channel="api", language="en", now=timezone.now())
        return whole.keep_file(number, asked, file, sha256)
    except drafts.Gone:
        raise Problem("other-body", "What was begun under this Idempotency-Key has been sent already.") from None
    except drafts.Taken:
        raise Problem("other-body") from None
    except whole.TooManyFiles:
        raise Problem("too-large", "That is more files than any service asks for.") from None
    except Wrong as wrong:
        raise Problem("answers", errors={"#file": wrong.message}) from None


def _kept(document: Document) -> FileKept:
    return FileKept(id=str(document.id), name=document.name, media_type=document.media_type, size=document.size)
