"""How to reach a person: e-mail, telephone, name and address."""

import pytest

from frontdoor.engine.questions.address import Found, Premise, provide_premises
from frontdoor.engine.questions.asking import Wrong

from .every_type import question

EMAIL = question("email", ask="Your email address")
PHONE = question("telephone", ask="Your telephone number")
NAME = question("name", ask="Your name")
ADDRESS = question("address", key="post_to", ask="Where should we send it?")
TYPED = {"post_to-line1": ["12 Albert Road"], "post_to-town": ["Colne"], "post_to-postcode": ["bb80aa"]}


def news(asked, typed: dict[str, list[str]]) -> tuple[str, str]:  # type: ignore[no-untyped-def]
    with pytest.raises(Wrong) as wrong:
        asked.read(typed)
    return wrong.value.message, wrong.value.part


def test_an_email_address_is_kept_as_its_provider_knows_it() -> None:
    assert EMAIL.read({"it": [" Mary.Green@EXAMPLE.com "]}) == "Mary.Green@example.com"


@pytest.mark.parametrize(
    "typed", ("mary", "mary@", "@example.com", "a@b@example.com", "mary@localhost", "a b@example.com")
)
def test_what_is_no_email_address_says_how_one_looks(typed: str) -> None:
    said = "Enter an email address in the correct format for “Your email address”, like name@example.com"
    assert news(EMAIL, {"it": [typed]}) == (said, "")


@pytest.mark.parametrize(
    ("typed", "kept", "words"),
    (
        ("01772 533 333", "+441772533333", "01772 533333"),
        ("(07700) 900-982", "+447700900982", "07700 900982"),
        ("+44 (0)300 123 6701", "+443001236701", "0300 123 6701"),
        ("0044 300 123 6701", "+443001236701", "0300 123 6701"),
        ("+353 1 234 5678", "+35312345678", "+353 1 234 5678"),
        ("\u202a+44 300 123 6701\u202c", "+443001236701", "0300 123 6701"),
        ("\u206801772 533333\u2069", "+441772533333", "01772 533333"),
    ),
)
def test_a_telephone_number_is_kept_for_machines_and_shown_for_people(typed: str, kept: str, words: str) -> None:
    assert (PHONE.read({"it": [typed]}), PHONE.words(kept)) == (kept, words)


@pytest.mark.parametrize("typed", ("123", "0770090098", "ring me", "01772 53333A", "999999999999999999"))
def test_what_is_no_telephone_number_says_how_one_looks(typed: str) -> None:
    said = "Enter a telephone number for “Your telephone number”, like 01632 960 001 or +44 808 157 0192"
    assert news(PHONE, {"it": [typed]}) == (said, "")


def test_software_sends_a_telephone_number_in_its_one_form() -> None:
    for answer in ("01772 533333", "+4417725333330000", "441772533333"):
        with pytest.raises(Wrong):
            PHONE.accept(answer)


def test_a_name_has_two_parts_and_says_which_is_missing() -> None:
    assert NAME.read({"it-first": [" Siân "], "it-last": ["O’Neill"]}) == {"first": "Siân", "last": "O’Neill"}
    assert news(NAME, {"it-first": ["Siân"]}) == ("Enter the last name for “Your name”", "last")
    assert news(NAME, {"it-last": ["Siân"]}) == ("Enter the first name for “Your name”", "first")
    long = ("The last name for “Your name” must be 100 characters or fewer", "last")
    assert news(NAME, {"it-first": ["A"], "it-last": ["b" * 101]}) == long
    assert NAME.anchor() == "it-first"


def test_an_address_is_typed_and_its_postcode_put_right() -> None:
    kept = {"lines": ["12 Albert Road", "Colne"], "postcode": "BB8 0AA", "country": "GB"}
    assert ADDRESS.read(TYPED) == kept
    assert ADDRESS.words(kept) == "12 Albert Road, Colne, BB8 0AA"


@pytest.mark.parametrize(
    ("part", "typed", "message"),
    (
        ("line1", "", "Enter the first line of the address for “Where should we send it?”"),
        ("town", "", "Enter the town or city for “Where should we send it?”"),
        ("postcode", "", "Enter the postcode for “Where should we send it?”"),
        ("postcode", "BB8", "Enter a full UK postcode for “Where should we send it?”, like PR1 8XJ"),
        ("line1", "x" * 101, "Each line of the address for “Where should we send it?” must be 100 characters or fewer"),
    ),
)
def test_an_address_that_is_not_whole_says_what_to_add(part: str, typed: str, message: str) -> None:
    assert news(ADDRESS, TYPED | {f"post_to-{part}": [typed]}) == (message, part)


def test_a_postcode_tells_the_authority_without_leaving_the_page() -> None:
    typed = {"post_to-postcode": ["pr18xj"], "post_to-find": ["find"]}
    assert ADDRESS.again(typed) == {"post_to-postcode": ["pr18xj"]}
    assert ADDRESS.found(typed) == Found(53.7632, -2.7031, "Preston City Council")
    assert ADDRESS.again(TYPED) is None
    with pytest.raises(Wrong, match="Enter a full UK postcode"):
        ADDRESS.again({"post_to-postcode": ["Preston"], "post_to-find": ["find"]})


def test_a_premise_is_chosen_only_where_a_provider_lists_it() -> None:
    typed = {"post_to-postcode": ["PR1 8XJ"], "post_to-uprn": ["10001"]}
    with pytest.raises(Wrong, match="Enter the first line"):
        ADDRESS.read(typed)
    provide_premises(lambda postcode: [Premise("10001", ("County Hall", "Preston"))] if postcode == "PR1 8XJ" else [])
    chosen = {"lines": ["County Hall", "Preston"], "postcode": "PR1 8XJ", "uprn": "10001", "country": "GB"}
    assert ADDRESS.read(typed) == chosen
    assert ADDRESS.read(ADDRESS.posted(chosen)) == chosen
    with pytest.raises(Wrong, match="Enter the first line"):
        ADDRESS.read(typed | {"post_to-postcode": ["BB8 0AA"]})
