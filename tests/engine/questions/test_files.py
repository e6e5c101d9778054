"""Files: kept by the store, held by whoever gave them, and counted before any is kept."""

import pytest

from frontdoor.engine.questions.asking import Context, Posted, Wrong
from frontdoor.engine.questions.file import LARGEST, NoStore, provide_store

from .every_type import Sent, Shelf, question

PHOTOS = question("file", key="photos", ask="Add photographs", accept="image", most="2")
LETTER = question("file", key="letter", ask="Your letter")
MINE = Context(by="draft-1")
OLD = "11111111-1111-4111-8111-111111111111"


def news(typed: Posted, context: Context = MINE) -> str:
    with pytest.raises(Wrong) as wrong:
        PHOTOS.read(typed, context=context)
    return wrong.value.message


def test_an_upload_is_kept_and_its_id_is_the_answer(shelf: Shelf) -> None:
    answer = PHOTOS.read(Posted({}, {"photos": [Sent("hole.jpg")]}), context=MINE)
    assert answer == list(shelf.kept)
    assert shelf.kept[answer[0]]["by"] == "draft-1"


def test_what_was_kept_before_stays_beside_what_is_new(shelf: Shelf) -> None:
    shelf.put(OLD, by="draft-1")
    answer = PHOTOS.read(Posted({"photos": [OLD]}, {"photos": [Sent("hole.jpg")]}), context=MINE)
    assert answer == list(shelf.kept)
    assert len(answer) == 2


def test_an_empty_file_field_is_no_answer(shelf: Shelf) -> None:
    assert PHOTOS.read(Posted({"photos": [""]}, {"photos": [Sent("", size=0)]}), context=MINE) is None
    assert shelf.kept == {}


def test_too_many_or_too_large_keeps_none(shelf: Shelf) -> None:
    three = [Sent("a.jpg"), Sent("b.jpg"), Sent("c.jpg")]
    assert news(Posted({}, {"photos": three})) == "Choose no more than 2 files for “Add photographs”"
    large = [Sent("a.jpg"), Sent("b.jpg", size=LARGEST + 1)]
    assert news(Posted({}, {"photos": large})) == "The file for “Add photographs” must be smaller than 10 MB"
    assert shelf.kept == {}


def test_what_the_store_will_not_keep_is_said_in_words() -> None:
    empty = Posted({}, {"photos": [Sent("a.jpg", content=b"")]})
    assert news(empty) == "The file for “Add photographs” is empty: choose another"


def test_the_document_of_another_person_is_refused(shelf: Shelf) -> None:
    shelf.put(OLD, by="draft-2")
    said = "We no longer have one of the files for “Add photographs”: choose it again"
    assert news(Posted({"photos": [OLD]})) == said
    assert news(Posted({"photos": [OLD]}), Context()) == said
    assert news(Posted({"photos": ["22222222-2222-4222-8222-222222222222"]})) == said
    assert PHOTOS.read({"photos": [OLD]}, context=Context(by="staff", holds=frozenset({OLD}))) == [OLD]


def test_what_is_no_id_never_reaches_the_store() -> None:
    provide_store(None)
    for answer in (["1"], ["../../etc/passwd"], [OLD + "\n"], [1], "x"):
        with pytest.raises(Wrong):
            PHOTOS.accept(answer, context=MINE)
    with pytest.raises(NoStore):
        PHOTOS.accept([OLD], context=MINE)


def test_remove_takes_one_file_from_the_page(shelf: Shelf) -> None:
    other = shelf.put("22222222-2222-4222-8222-222222222222", by="draft-1", name="b.jpg")
    shelf.put(OLD, by="draft-1")
    shown = PHOTOS.again({"photos": [OLD, other], "photos-remove": [OLD]})
    assert shown == {"photos": [other]}
    assert [(id, document["name"]) for id, document in PHOTOS.described(shown)] == [(other, "b.jpg")]


def test_files_are_told_by_their_number(shelf: Shelf) -> None:
    assert (PHOTOS.words([OLD]), PHOTOS.words([OLD] * 2)) == ("1 photograph", "2 photographs")
    assert (LETTER.words([OLD]), LETTER.words([OLD] * 2)) == ("1 file", "2 files")
    assert LETTER.missing() == "Choose a file for “Your letter”"
