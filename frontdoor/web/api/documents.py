"""Files sent before the answers that name them, under the same Idempotency-Key. Must not look inside one."""

from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Form, Router, Status, UploadedFile

from frontdoor.engine.cases.actions import drafts, whole
from frontdoor.engine.cases.giving import by_draft
from frontdoor.engine.cases.models import Document
from frontdoor.engine.questions.asking import Context, Posted, Wrong

from .cases import sender_of
from .problems import Problem, errors
from .shapes import FileKept

router = Router(tags=["documents"])
MOST = 60
"""Files under one key: more than any service asks for."""


@router.post(
    "services/{key}/documents",
    response={201: FileKept, **errors(400, 401, 403, 404, 409, 413, 422, 429)},
    operation_id="sendDocument",
)
def send_document(
    request: HttpRequest,
    key: str,
    file: File[UploadedFile],
    question: str = Form(max_length=80, description="the key of the question that it answers"),
) -> Status[FileKept]:
    """Keeps a photograph or a PDF for an answer. Its type is told by its content, whatever it is called."""
    caller, about = sender_of(request, key)
    asked = next((one for one in about.questions if one.key == question and one.type == "file"), None)
    if asked is None:
        raise Problem("not-valid", errors={"#question": "No question with this key takes files."})
    number = caller.number(request, key)
    try:
        whole.begin_whole(number, key, channel="api", language="en", now=timezone.now())
    except drafts.Gone:
        raise Problem("other-body", "What was begun under this Idempotency-Key has been sent already.") from None
    except drafts.Taken:
        raise Problem("other-body") from None
    if Document.objects.filter(draft_id=number).count() >= MOST:
        raise Problem("too-large", "That is more files than any service asks for.")
    try:
        kept = asked.read(Posted({}, {question: [file]}), context=Context(by=by_draft(number)))
    except Wrong as wrong:
        raise Problem("answers", errors={"#file": wrong.message}) from None
    document = Document.objects.get(id=kept[-1])
    kept_as = FileKept(id=str(document.id), name=document.name, media_type=document.media_type, size=document.size)
    return Status(201, kept_as)
