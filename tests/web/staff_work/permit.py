"""A made-up service in which everything a step can ask for happens: a second person, the resident, more time."""

PERMIT = """
title: Apply for a test permit
kind: apply
summary: A permit that nobody needs.
owner: highways_area_teams
audience:
  - everyone
access: anyone
review_on: 2030-04-01
purpose: showing what a step can do
lawful_basis: public task
retention:
  - trigger: closed
    period: 1 year
    disposal: delete
    source: none
questions:
  - key: why
    type: text
    ask: What is it for?
  - key: ailment
    type: text
    ask: What are you ill with?
    sensitive: true
  - use: contact_required
states:
  asked:
    says: We have your application.
    clock: decision
    task: Decide
    transitions:
      grant:
        label: Grant it
        to: granted
        approve: manager
        asks:
          - key: condition
            type: long_text
            ask: On what condition?
      ask_more:
        label: Ask something
        to: waiting
        asks_resident: true
        tell: more
      ask_with_leave:
        label: Ask something, with leave
        to: waiting
        asks_resident: true
        approve: manager
      longer:
        label: Take longer
        to: asked
        extends:
          clock: decision
          time: 10 working days
      drop:
        label: Drop it
        to: dropped
  waiting:
    says: We need something more from you.
    waits_for: resident
    transitions:
      answered:
        label: Answer
        by: resident
        to: asked
  granted:
    says: You have your permit.
    ends: done
    tell: granted
  dropped:
    says: We are not going on with this.
    ends: withdrawn
    tell: dropped
clocks:
  decision:
    promise: We will decide by ((due))
    starts: asked
    kept:
      - granted
      - dropped
    pauses:
      - waiting
    within:
      - time: 5 working days
    late: late
messages:
  received:
    subject: We have your application ((reference))
    body: ((promise))
  more:
    subject: We need something more
    body: Answer at ((link))
  granted:
    subject: Your permit
    body: On this condition ((condition))
  dropped:
    subject: We are not going on
    body: Ask again at any time.
  late:
    subject: A new date for your application
    body: |
      We said ((promised)).
      ((promise))
words:
  - test permit
"""
