"""The text of a new service to begin from.
Must not write it anywhere."""

STARTER = """\
# The file's name is the service's key and its address: /{key}
# Every key is explained in docs/definitions.md; a whole example is services/highways/report-a-pothole.yaml
title: {title}
kind: {kind}                        # report | apply | pay | book | request | find
summary: Say in one sentence what this is for.
owner: {owner}                      # a team of teams.yaml
words:                              # people's own words for it, so that search finds it
  - {words}
review_on: {review_on}

purpose: say what the information is used for
lawful_basis: public task

questions:                          # one a page, in this order
  - key: what
    type: long_text
    ask: What do you want to tell us?
    length: 500
{contact}
states:                             # the first is where a case begins
  received:
    says: We have your request and will look at it.
    clock: answer
    task: Read it and decide
    transitions:
      done:
        label: Done
        to: done
      refused:
        label: Refuse
        to: refused
        asks:
          - key: reason
            type: long_text
            ask: Why? The person will read this.
  done:
    says: We have done what you asked.
    ends: done
  refused:
    says: We cannot do what you asked.
    ends: refused
    tell: refused

clocks:                             # what is promised
  answer:
    promise: We will answer by ((due))
    starts: received                # kept on leaving that state
    within:
      - time: 10 working days

messages:                           # those for received, late and ended are shared: council.yaml
  refused:
    subject: About your request ((reference))
    body: ((reason))
"""

KINDS = ("report", "apply", "pay", "book", "request", "find")


def starter(key: str, owner: str, *, shares_contact: bool) -> str:
    """A definition with comments that passes the check in a catalogue that has this team."""
    words = key.replace("-", " ")
    first = key.partition("-")[0]
    return STARTER.format(
        key=key,
        title=words[0].upper() + words[1:],
        kind=first if first in KINDS else "request",
        owner=owner,
        words=words,
        review_on="2027-04-01",
        contact="  - use: contact_optional\n" if shares_contact else "",
    )
