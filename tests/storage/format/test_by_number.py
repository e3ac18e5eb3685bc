"""Records in which people were named by name are brought to those that name them by number, and no name is lost."""

from collections.abc import Callable
from typing import Any

import pytest

from als_tui.domain.book import (
    NOBODY,
    Asked,
    Book,
    Check,
    Count,
    Presented,
    Record,
    Said,
    Score,
    Status,
    Told,
)
from als_tui.storage.format.codec import decode_document
from als_tui.storage.format.migration import document_now
from als_tui.storage.format.plain import Malformed

OLDER: dict[str, Any] = {
    "number": 3,
    "began": "2026-10-13T09:00:00Z",
    "ended": "2026-10-13T12:00:00Z",
    "zone": "Europe/London",
    "process": "half-day",
    "process_title": "Half day",
    "policy": "all",
    "minutes_planned": 210,
    "minutes_actual": 180,
    "attendance": [
        {"person": 1, "name": "Ana", "presence": "here", "late": 0, "guest": False},
        {"person": 2, "name": "Ben", "presence": "late", "late": 5, "guest": False},
        {"person": -1, "name": "Gus", "presence": "here", "late": 0, "guest": True},
    ],
    "presented": [{"person": 2, "name": "Ben", "issue": "How?", "seconds": 60}],
    "bids_lost": ["Ana", "Gus"],
    "phases": [],
    "facilitator": "Ana",
    "progress": [
        {"action": 4, "name": "Ben", "text": "Call", "outcome": "done", "learned": "", "changed": ""}
    ],
    "counts": [{"person": -1, "name": "Gus", "turns": 1, "questions": 2, "seconds": 3}],
    "pulse": [{"name": "Ben", "score": 7}],
    "charter": 1,
    "agreed": ["Ana", "Gus"],
    "refused": ["Ben"],
    "roles": [["timekeeper", "Gus"]],
    "questions": [{"slot": 0, "asker": 1, "name": "Ana", "text": "Why?", "kind": "open", "starred": True}],
    "words": [
        {"about": "learning", "name": "Ana", "text": "Slow"},
        {"about": "note", "name": "", "text": "x"},
    ],
    "checks": [{"round": 1, "name": "Ben", "score": 4}],
}
"""A record as schema 4 wrote it, with every field in which somebody was named."""


def brought(**changes: Any) -> Record:
    """The record in today's form."""
    record = decode_document("sessions", document_now("sessions", OLDER | changes, 4))
    assert isinstance(record, Record)
    return record


def test_each_name_of_an_older_record_becomes_the_number_of_who_had_it() -> None:
    record = brought()
    assert record.presented == (Presented(2, "How?", 60),)
    assert (record.bids_lost, record.agreed, record.refused) == ((1, -1), (1, -1), (2,))
    assert record.progress == (Told(4, "Call", Status.DONE),)
    assert record.counts == (Count(-1, 1, 2, 3),) and record.pulse == (Score(2, 7),)
    assert record.roles == (("timekeeper", -1),)
    assert record.questions == (Asked(0, 1, "Why?", "open", starred=True),)
    assert record.words == (Said("learning", 1, "Slow"), Said("note", NOBODY, "x"))
    assert record.checks == (Check(1, 2, 4),)
    assert (record.led_by, record.facilitator) == (1, "")
    assert [each.name for each in record.attendance] == ["Ana", "Ben", "Gus"]


def test_an_older_record_that_cannot_tell_who_refused_still_cannot_and_who_facilitated_from_outside_stays() -> (
    None
):
    record = brought(refused=None, facilitator="Zoe")
    assert record.refused is None
    assert (record.led_by, record.facilitator) == (NOBODY, "Zoe")
    first = {key: value for key, value in OLDER.items() if key != "refused"}
    older = decode_document("sessions", document_now("sessions", first, 1))
    assert isinstance(older, Record) and older.refused is None


NAMED_ELSEWHERE: dict[str, tuple[dict[str, Any], Callable[[Record], int]]] = {
    "waits": ({"bids_lost": ["Eli"]}, lambda record: record.bids_lost[0]),
    "agreed": ({"agreed": ["Ana", "Eli"]}, lambda record: record.agreed[1]),
    "refused": ({"refused": ["Eli"]}, lambda record: (record.refused or (0,))[0]),
    "had a role": ({"roles": [["host", "Eli"]]}, lambda record: record.roles[0][1]),
    "gave a pulse": ({"pulse": [{"name": "Eli", "score": 7}]}, lambda record: record.pulse[0].person),
    "said": (
        {"words": [{"about": "note", "name": "Eli", "text": "x"}]},
        lambda record: record.words[0].person,
    ),
    "checked": (
        {"checks": [{"round": 1, "name": "Eli", "score": 7}]},
        lambda record: record.checks[0].person,
    ),
    "presented": (
        {"presented": [{"person": 5, "name": "Eli", "issue": "", "seconds": 0}]},
        lambda record: record.presented[0].person,
    ),
    "spoke": (
        {"counts": [{"person": 5, "name": "Eli", "turns": 1, "questions": 0, "seconds": 9}]},
        lambda record: record.counts[0].person,
    ),
    "asked": (
        {"questions": [{"slot": None, "asker": -7, "name": "Eli", "text": "Why?", "kind": ""}]},
        lambda record: record.questions[0].asker,
    ),
}


@pytest.mark.parametrize("what", NAMED_ELSEWHERE)
def test_who_is_named_in_an_older_record_and_not_in_its_attendance_keeps_their_name(what: str) -> None:
    changes, whose = NAMED_ELSEWHERE[what]
    record = brought(**changes)
    book = Book("set", {"members": {}, "sessions": {3: record}})
    assert whose(record) and book.called(record, whose(record)) == "Eli"
    assert len({each.person for each in record.attendance}) == len(record.attendance) == 4
    (added,) = (each for each in record.attendance if each.name == "Eli")
    assert not added.presence, "nothing says that they came"


def test_a_name_that_several_fields_hold_is_one_persons() -> None:
    record = brought(bids_lost=["Eli"], agreed=["Eli", "Fay"], pulse=[{"name": "Fay", "score": 3}])
    (eli,), (also_eli, fay), (pulse,) = record.bids_lost, record.agreed, record.pulse
    assert eli == also_eli != fay == pulse.person and max(eli, fay) < -1


@pytest.mark.parametrize(
    "changes",
    [{"attendance": 5}, {"attendance": [{"name": "Ana"}]}, {"pulse": [{"score": 3}]}, {"roles": [["x"]]}],
)
def test_an_older_record_that_no_als_tui_wrote_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(Malformed, match="not what stands here"):
        document_now("sessions", OLDER | changes, 4)
