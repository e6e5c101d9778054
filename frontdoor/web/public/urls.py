"""The addresses of the public pages. Must come last: /<service-key> catches much."""

from django.urls import path, re_path

from . import (
    answering,
    brand,
    finding,
    following,
    installing,
    keeping,
    pages,
    papers,
    questions,
    searching,
    sending,
    start,
    telling,
    tracking,
    without_signal,
)

KEY = r"(?P<service>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)"

urlpatterns = [
    path("", finding.home, name="home"),
    path("services", finding.services, name="services"),
    path("services/<slug:area>", finding.area, name="area"),
    path("search", searching.search, name="search"),
    path("search/none-of-these", searching.none_of_these, name="none_of_these"),
    path("about/accessibility", pages.accessibility, name="accessibility"),
    path("about/your-information", pages.privacy, name="privacy"),
    path("track", tracking.track, name="track"),
    path("track/forget", tracking.forget, name="forget"),
    path("track/<str:reference>", tracking.progress, name="progress"),
    path("track/<str:reference>/code", tracking.code, name="track_code"),
    path("track/<str:reference>/not-right", tracking.not_right, name="not_right"),
    path("track/<str:reference>/how-we-tell-you", telling.how_we_tell_you, name="how_we_tell_you"),
    path("track/<str:reference>/receipt.pdf", papers.receipt_pdf, name="receipt_pdf"),
    path("track/<str:reference>/letter.pdf", papers.letter_pdf, name="letter_pdf"),
    path("track/<str:reference>/answer/<str:transition>", answering.answer, name="resident_answer"),
    path("brand/<slug:digest>.css", brand.brand, name="brand"),
    path("manifest.webmanifest", installing.manifest, name="manifest"),
    path("service-worker.js", installing.worker, name="service_worker"),
    path("kept-on-this-phone", without_signal.kept, name="kept"),
    path("follow/<str:reference>", following.follow, name="follow"),
    path("follow/<str:reference>/<str:token>", following.confirm, name="confirm_following"),
    path("come-back/<uuid:way_back>", keeping.come_back, name="come_back"),
    re_path(rf"^{KEY}$", start.start, name="start"),
    re_path(rf"^{KEY}/begin$", start.begin, name="begin"),
    re_path(rf"^{KEY}/paper-form\.pdf$", papers.form_pdf, name="form_pdf"),
    re_path(rf"^{KEY}/check-your-answers$", sending.check, name="check"),
    re_path(rf"^{KEY}/your-contact$", sending.contact, name="contact"),
    re_path(rf"^{KEY}/your-receipt$", sending.receipt, name="receipt"),
    re_path(rf"^{KEY}/without-signal$", without_signal.report, name="without_signal"),
    re_path(rf"^{KEY}/come-back-later$", keeping.keep, name="keep"),
    re_path(rf"^{KEY}/(?P<key>[a-z][a-z0-9_]*)$", questions.question, name="question"),
]
