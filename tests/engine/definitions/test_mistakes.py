"""Each mistake in a definition is told with its line, what is wrong and the nearest right word.
Must not use the real catalogue."""

from pathlib import Path

import pytest

from tests.engine.definitions.small import BLOCK, COUNCIL, SERVICE, TEAMS, changed, mistakes


def test_a_good_catalogue_has_no_mistakes(tmp_path: Path) -> None:
    assert mistakes(tmp_path) == []


SHAPE = [
    ("title: Report", "titel: Report", ['1: "titel" is not a key of the language here. Did you mean "title"?',
                                        '1: "title" is missing here.']),
    ("kind: report", "kind: reprot", [
        '2: "reprot" is not one of report, apply, pay, book, request, find. Did you mean "report"?']),
    ("review_on: 2027-04-01", "review_on: 1.4.2027", ['6: "1.4.2027" is not a date such as 2027-04-01.']),
    ("public: true\npurpose", "public: yes\npurpose", ['7: "yes": write true or false here.']),
    ("    type: yes_no", "    type: yesno", [
        '24: "yesno" is not one of text, long_text, yes_no, choice, several_choices, date, time, number, money, email, '
        'telephone, name, address, place, file, declaration, several, booking, record. Did you mean "yes_no"?']),
    ("    personal: false", "    personel: false", [
        '26: "personel" is not a key of the language here. Did you mean "personal"?']),
    ("ends: done", "ends: dun", ['55: "dun" is not one of done, refused, withdrawn, passed_on.']),
    ("within: 28 days", "within: 28 dayz", ['58: "dayz" is not a unit of time. Did you mean "day"?']),
    ("effect: hand_over", "effect: handover", [
        '52: "handover" is not one of tell, open, record, share, refund, hand_over, call. Did you mean "hand_over"?']),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), SHAPE)
def test_what_does_not_fit_the_language_is_told(tmp_path: Path, old: str, new: str, told: list[str]) -> None:
    assert mistakes(tmp_path, report_a_bench=changed(old, new)) == told


STOP = "      when: rotten\n      says: Keep off it.\n      leads_to: report-a-bnech"
NAMES = [
    ("owner: road_team", "owner: raod_team", ['5: There is no team "raod_team". Did you mean "road_team"?']),
    ("duty: highways", "duty: highway", ['4: There is no duty "highway". Did you mean "highways"?']),
    ("use: contact", "use: contacts", ['28: There is no block called "contacts" in blocks/. Did you mean "contact"?']),
    ("clock: mend", "clock: mind", ['32: There is no clock "mind". Did you mean "mend"?']),
    ("to: refused", "to: refusd", ['43: There is no state "refusd". Did you mean "refused"?']),
    ("approve: manager", "approve: manger", ['44: There is no role or team "manger". Did you mean "manager"?']),
    ("tell: refused", "tell: refuse", ['63: There is no message "refuse". Did you mean "refused"?']),
    ("starts: reported", "starts: report", ['70: There is no state "report". Did you mean "reported"?']),
    ("      - mended\n", "      - mend\n", ['72: There is no state "mend". Did you mean "mended"?']),
    ("      to: reported", "      to: reportet", ['59: There is no state "reportet". Did you mean "reported"?']),
    ("clock: mend", "team: rule:line_manger", [
        '32: There is no rule "line_manger". Did you mean "line_manager"?']),
    ("((reason))", "((reeson))", ['87: "((reeson))" cannot be filled in here. Did you mean "reason"?']),
    ("((authority)) has", "((autority)) has", [
        '65: "((autority))" cannot be filled in here. Did you mean "authority"?']),
    ('when: kind_of_bench == "wood"', 'when: kind_of_bench == "wod"', [
        '27: "wod" is not an option of kind_of_bench. Did you mean "wood"?']),
    ('when: kind_of_bench == "wood"', 'when: kind_of_bnech == "wood"', [
        '27: There is no question "kind_of_bnech". Did you mean "kind_of_bench"?']),
    ("    personal: false\n    when:", f"    personal: false\n    stop:\n{STOP}\n    when:", [
        '30: There is no service "report-a-bnech". Did you mean "report-a-bench"?']),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), NAMES)
def test_a_name_that_is_not_there_is_told(tmp_path: Path, old: str, new: str, told: list[str]) -> None:
    assert mistakes(tmp_path, report_a_bench=changed(old, new)) == told


MEANING = [
    ('when: kind_of_bench == "wood"', 'when: answered("email")', [
        '27: "email" is not asked before "rotten", so this could never be decided.']),
    ("      - when: rotten\n", "      - when: screws > 9\n", []),  # reopened, it has been asked
    ("      - time: 10 working days", "      - when: rotten\n        time: 10 working days", [
        '78: The last line must apply whatever the answers: leave out its "when".']),
    ("      - when: rotten\n        time", "      - time", [
        "76: The lines after this one could never apply: only the last has no condition."]),
    ("by ((due))", "soon", ["69: A promise says when: write ((due)) in it."]),
    ("    ends: refused\n", "", ["60: A case would stay here for ever: write transitions, or how it ends."]),
    ("public: true\npurpose", "purpose", [
        '13: This service is not public: write "personal: false" if it is not personal.',
        '21: This service is not public: write "personal: false" if it is not personal.']),
    ("          - key: reason", "          - key: site", [
        '46: The service itself already asks "site"; use another key.',
        '87: "((reason))" cannot be filled in here.']),
    ("  - key: rotten", "  - key: site", [
        '23: Another question is called "site" too.',
        '76: There is no question "rotten".']),
    ("        effect: hand_over\n", "", ['51: A case is passed on to somebody: write "effect: hand_over".']),
    ("    routes: true", "    routes: true\n    optional: true", [
        "22: This decides who must act, so it must be answered."]),
    ("    tell: refused\n", "", ['82: Nothing sends "refused".']),
    ("lawful_basis: public task\n", "", [
        '1: It is not said on what lawful basis of UK GDPR the information is used: "lawful_basis" is missing.']),
    ("owner: road_team", "owner: road_team\naccess: anyone\naudience:\n  - employee", [
        '6: A service for employee needs signing in: write "access: signed_in".']),
    ("        label: Refuse\n", "", ['41: "label" is missing here: the words on the button.']),
    ("label: Refuse", "label: Refuse\n        by: system", [
        "43: The system cannot answer, be approved or share a step: give people their own.",
        '43: The system needs to know when: write "after".']),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), MEANING)
def test_what_could_not_work_is_told(tmp_path: Path, old: str, new: str, told: list[str]) -> None:
    assert mistakes(tmp_path, report_a_bench=changed(old, new)) == told


def test_states_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    lonely = "  lonely:\n    says: Nobody comes here.\n    ends: done\n"
    turning = (
        "  turning:\n    says: Round we go.\n    transitions:\n      on:\n        label: On\n        to: turning\n"
    )
    text = changed("  passed_on:\n    says", f"{lonely}{turning}  passed_on:\n    says")
    text = changed("        to: refused", "        to: turning", text)
    assert mistakes(tmp_path, report_a_bench=text) == [
        '60: No case can get to "refused": no transition leads here.',
        '64: No case can get to "lonely": no transition leads here.',
        '67: From "turning" no end can be reached.',
        '82: No case gets from "reported" to "refused".',
        '96: "((reason))" cannot be filled in here.',
    ]


def test_all_mistakes_of_all_files_are_told_in_one_go(tmp_path: Path) -> None:
    told = mistakes(
        tmp_path,
        council=changed("calendar: office", "calendar: offis", COUNCIL),
        teams=changed("    name: Path team", "    nmae: Path team", TEAMS),
        contact=changed("optional: true", "optionl: true", BLOCK),
        report_a_bench=changed("owner: road_team", "ownr: road_team"),
    )
    assert told == [
        '5: "optionl" is not a key of the language here. Did you mean "optional"?',
        '20: There is no calendar "offis". Did you mean "office"?',
        '1: "owner" is missing here.',
        '5: "ownr" is not a key of the language here. Did you mean "owner"?',
        '11: "name" is missing here.',
        '12: "nmae" is not a key of the language here. Did you mean "name"?',
    ]


def test_a_block_is_checked_where_it_is_written(tmp_path: Path) -> None:
    told = mistakes(tmp_path, contact=changed("optional: true", "optional: perhaps", BLOCK))
    assert told == ['5: "perhaps": write true or false here.']


def test_two_files_cannot_have_one_address(tmp_path: Path) -> None:
    (tmp_path / "services" / "paths").mkdir(parents=True)
    (tmp_path / "services" / "paths" / "report-a-bench.yaml").write_text(SERVICE)
    council = changed("  roads:\n", "  paths:\n    title: Paths\n    summary: Paths\n  roads:\n", COUNCIL)
    assert [each.partition(" is already")[0] for each in mistakes(tmp_path, council=council)] == ['1: "report-a-bench"']


def test_a_service_cannot_take_an_address_of_the_product(tmp_path: Path) -> None:
    assert mistakes(tmp_path, track=SERVICE) == ['1: "/track" is an address that the product needs: rename the file.']


def test_two_authorities_cannot_have_one_duty_in_one_place_on_one_day(tmp_path: Path) -> None:
    other = """  other:
    name: Other Council
    kind: unitary
    territory:
      - from_on: 2020-04-01
        districts:
          - E07000999
    duties:
      - from_on: 2020-04-01
        duties:
          - highways
"""
    both = changed("defaults:\n", f"{other}defaults:\n", COUNCIL)
    what = '35: "exampleshire" and "other" both have the duty highways in E07000999 on the same days.'
    assert mistakes(tmp_path, council=both) == [what]
    ended = changed(
        "    duties:\n      - from_on: 1974-04-01",
        "    duties:\n      - from_on: 1974-04-01\n        until_on: 2020-03-31",
        both,
    )
    assert mistakes(tmp_path, council=ended) == []
