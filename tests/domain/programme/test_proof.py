"""What proves who was there, and who facilitated: counted as far as the record knows, and never beyond it."""

from datetime import datetime, timedelta

import pytest

from als_tui.domain.book import Attendance
from als_tui.domain.programme.proof import attended, ended_at, facilitated, sign_in
from als_tui.exports.attendance_lines import seat_line
from als_tui.exports.printouts import page_markdown
from als_tui.exports.proof import certificate_page
from als_tui.value import replace
from tests.screens.between import MODULE
from tests.seeded import (
    CAME,
    GUEL,
    LED_BY_MEMBER,
    NAMES,
    PAPER,
    PIA,
    ROSA,
    TODAY,
    WITH_GUEST,
    moment,
    programme,
)

BOOK = programme()


def test_hours_are_those_of_the_sessions_less_what_was_missed_by_coming_late() -> None:
    proof = attended(BOOK, PIA)
    assert [one.number for one in proof.sessions] == [1, 2, 4, 5, 6, 7, 8]
    assert [one.minutes for one in proof.sessions] == [184, 200, 190 - 15, 195, 185, 200, 195]
    assert (proof.minutes, proof.counted, proof.held) == (1334, 7, 8)
    late = proof.sessions[2]
    assert (late.late, late.began) == (15, proof.sessions[2].began)
    assert late.came == datetime(2026, 4, 28, 9, 36 + 15)
    assert replace(late, late=999).came == late.ended
    assert proof.sessions[1].paper and proof.sessions[1].number == PAPER
    assert attended(BOOK, ROSA).held == 3 and attended(BOOK, 99).sessions == ()


def test_late_by_no_minute_is_a_figure_that_counts() -> None:
    seats = tuple(
        Attendance(seat.person, seat.name, "late", 0) if seat.person == PIA else seat
        for seat in BOOK.sessions[8].attendance
    )
    book = BOOK.put("sessions", 8, replace(BOOK.sessions[8], attendance=seats))
    proof = attended(book, PIA)
    assert (proof.minutes, proof.unknown) == (1334, ())
    seat = next(seat for seat in seats if seat.person == PIA)
    line = seat_line("Pia", book.sessions[8], seat)
    assert line.values["minutes_late"] == 0 and line.values["minutes"] == 195
    assert line.words == "session 8: late, 0 minutes; 3 h 15 min"


@pytest.mark.parametrize(
    ("presence", "late", "paper"), [("left", 0, False), ("left", 10, False), ("late", 0, True)]
)
def test_a_session_of_which_the_record_does_not_know_how_long_counts_no_minute(
    presence: str, late: int, *, paper: bool
) -> None:
    record = replace(BOOK.sessions[8], paper=paper)
    seats = tuple(
        Attendance(seat.person, seat.name, presence, late) if seat.person == PIA else seat
        for seat in record.attendance
    )
    proof = attended(BOOK.put("sessions", 8, replace(record, attendance=seats)), PIA)
    assert proof.sessions[-1].minutes is None and proof.unknown == (8,)
    assert (proof.minutes, proof.counted) == (1334 - 195, 6)


def test_who_keeps_the_set_facilitated_what_nobody_else_is_named_for() -> None:
    nameless = facilitated(BOOK)
    assert [one.number for one in nameless.sessions] == [PAPER]
    assert nameless.others == ("Ward",) * 4 + (NAMES[GUEL - 1],) + ("Ward",) * 2
    own = facilitated(BOOK, " ward")
    assert [one.number for one in own.sessions] == [1, 2, 3, 4, 5, 7, 8] and own.held == 8
    assert own.others == (NAMES[GUEL - 1],) and BOOK.sessions[LED_BY_MEMBER].led_by == GUEL
    assert own.minutes == sum(
        BOOK.sessions[number].minutes_actual for number in range(1, 9) if number != LED_BY_MEMBER
    )
    for one in own.sessions:
        members = sum(row[one.number - 1] in "Pbh" for row in CAME)
        assert one.people == members + (one.number == WITH_GUEST)


def test_the_next_session_is_signed_by_who_belongs_to_the_set() -> None:
    sheet = sign_in(BOOK, TODAY)
    assert (sheet.number, sheet.begins, sheet.ends) == (
        9,
        datetime(2026, 12, 1, 9, 30),
        datetime(2026, 12, 1, 13, 0),
    )
    assert sheet.names == tuple(name for name in NAMES if name != NAMES[ROSA - 1])
    module = replace(MODULE, when=datetime(2026, 11, 30, 14), minutes=90, facilitator="Noor", place="Library")
    sooner = sign_in(BOOK.put("modules", 11, module), TODAY)
    assert (sooner.ends, sooner.place, sooner.facilitator) == (
        datetime(2026, 11, 30, 15, 30),
        "Library",
        "Noor",
    )


def test_without_a_date_the_sheet_has_none() -> None:
    bare = BOOK.put("profile", 1, replace(BOOK.profile, next_session=None))
    sheet = sign_in(replace(bare, tables={**bare.tables, "modules": {}}), TODAY)
    assert (sheet.begins, sheet.ends, sheet.place) == (None, None, "")


@pytest.mark.parametrize(("seconds", "took"), [(0, 10_659), (50, 10_659), (29, 10_680), (59, 30), (1, 5399)])
def test_the_minutes_are_those_between_the_times_that_are_shown(seconds: int, took: int) -> None:
    began = moment(TODAY).replace(second=seconds)
    record = replace(
        BOOK.sessions[8],
        began=began,
        ended=began + timedelta(seconds=took),
        minutes_actual=round(took / 60),
        minutes_planned=0,
    )
    book = BOOK.put("sessions", 8, record)
    one = attended(book, PIA).sessions[-1]
    from_, to = f"{one.began:%H:%M}", f"{one.ended:%H:%M}"
    hours = [int(clock[:2]) * 60 + int(clock[3:]) for clock in (from_, to)]
    assert one.minutes == record.minutes_actual == hours[1] - hours[0]
    row = next(
        line for line in page_markdown(certificate_page(book, PIA, TODAY)).split("\n") if "| 8 " in line
    )
    assert from_ in row and to in row
    stepped = replace(record, ended=began + timedelta(hours=9))
    assert ended_at(stepped) == stepped.ended
