"""Calendar files: read back by the library, by khal and by calcurse, where these are installed."""

import os
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from als_tui.domain.book import Action, Book, Member, Module, ModuleState, Profile, Status, ToldBetween
from als_tui.domain.programme.papers import Paper, PaperKind, papers_after, papers_before
from als_tui.domain.timing import wall_time
from als_tui.exports.calendar import actions_calendar, due_actions, programme_calendar
from als_tui.value import replace
from tests.hostile import EVERY
from tests.seeded import programme
from tests.tables import each

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
FIRST = datetime(2026, 12, 1, 9, 30)
NAME = "Ward leads 2026, “Übung”; a name so long that a line of the file is folded"


def a_book(count: int = 8, **profile: object) -> Book:
    """A set with a module every five weeks, over a clock change, and a few actions."""
    made = replace(Profile(NAME, "Europe/London", date(2026, 9, 1), next_session=FIRST), **profile)
    modules = {
        number: Module(
            FIRST + timedelta(weeks=5 * (number - 1)),
            210,
            "half-day",
            NOW,
            place="Library, 2nd floor",
            topic="Change",
        )
        for number in range(1, count + 1)
    }
    actions = {
        1: Action(1, "Ana", "Call; the, supplier", 2, date(2026, 11, 27)),
        2: Action(1, "Ana", "Write it up", 2, "next session"),
        3: Action(2, "Ben", "Ask the board", 2, date(2026, 11, 27)),
        4: Action(1, "Ana", "Some day", 2),
        5: Action(1, "Ana", "Done already", 1, date(2026, 11, 20), status=Status.DONE),
    }
    members = {1: Member("Ana", date(2026, 9, 1)), 2: Member("Ben", date(2026, 9, 1))}
    tables = {"profile": {1: made}, "members": members, "modules": modules, "actions": actions}
    return Book("0123456789abcdef", tables)  # type: ignore[arg-type]  # the tables are written out in full


def changed(book: Book) -> Book:
    """Module 4 a week later, module 5 cancelled."""
    four, five = book.modules[4], book.modules[5]
    moved = replace(four, when=four.when + timedelta(weeks=1), state=ModuleState.MOVED, moved=True)
    off = replace(five, state=ModuleState.CANCELLED, why="Pia is ill")
    return book.put("modules", 4, moved).put("modules", 5, off)


def events(text: str) -> list[Event]:
    return [part for part in Calendar.from_ical(text).walk("VEVENT") if isinstance(part, Event)]


def test_each_module_is_an_event_of_its_own_for_good() -> None:
    book = a_book()
    read = events(programme_calendar(book, NOW))
    assert [event["uid"] for event in read] == [f"0123456789abcdef-module-{n}@als-tui" for n in range(1, 9)]
    for event, module in zip(read, book.modules.values(), strict=True):
        assert event.decoded("dtstart").replace(tzinfo=None) == module.when
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=210)
        assert event["status"] == "CONFIRMED"
        assert event.decoded("last-modified") == module.changed and event.decoded("dtstamp") == NOW
        assert event["location"] == "Library, 2nd floor"
    calendar = Calendar.from_ical(programme_calendar(book, NOW))
    assert calendar["method"] == "PUBLISH"


def test_local_times_stay_over_a_clock_change() -> None:
    starts = [event.decoded("dtstart") for event in events(programme_calendar(a_book(), NOW))]
    assert {start.strftime("%H:%M") for start in starts} == {"09:30"}
    assert {start.utcoffset() for start in starts} == {timedelta(), timedelta(hours=1)}


def test_the_zone_is_written_for_the_dates_at_hand_alone() -> None:
    text = programme_calendar(a_book(), NOW)
    zone = text[text.index("BEGIN:VTIMEZONE") : text.index("END:VTIMEZONE")]
    assert zone.count("\n") < 20 and "TZID:Europe/London" in zone


def test_what_changed_has_the_same_name() -> None:
    before, after = (events(programme_calendar(book, NOW)) for book in (a_book(), changed(a_book())))
    assert [event["uid"] for event in before] == [event["uid"] for event in after]
    assert (after[4]["status"], str(after[4]["summary"])[:11]) == ("CANCELLED", "Cancelled: ")
    assert after[3].decoded("dtstart") - before[3].decoded("dtstart") == timedelta(weeks=1)


moments = st.datetimes(datetime(2021, 1, 1), datetime(2085, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))
whole_sets = st.builds(lambda modules: a_book(modules, zone="UTC"), st.integers(1, 2))


def sequences(text: str) -> list[int]:
    """The SEQUENCE of each event, as it is written."""
    return [int(line.removeprefix("SEQUENCE:")) for line in text.split() if line.startswith("SEQUENCE:")]


def test_a_module_that_was_held_stands_where_its_session_was() -> None:
    book = programme()
    held = {number: module for number, module in book.modules.items() if module.session}
    read = events(programme_calendar(book, NOW, held))
    assert len(read) == len(held) > 3
    for event, module in zip(read, held.values(), strict=True):
        record = book.sessions[module.session or 0]
        when = module.when if record.paper else wall_time(record.began, book.profile.zone)
        assert event.decoded("dtstart").replace(tzinfo=None) == when
        if not record.paper:
            assert event.decoded("dtend") == record.ended, "and ends when it ended"
        else:
            assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(
                minutes=record.minutes_actual
            )
    early = next(iter(held))
    record = book.sessions[held[early].session or 0]
    book = book.put("sessions", record.number, replace(record, began=record.began - timedelta(days=2)))
    (moved,) = events(programme_calendar(book, NOW, [early]))
    assert read[0].decoded("dtstart").date() - moved.decoded("dtstart").date() == timedelta(days=2)


@settings(max_examples=25)
@given(whole_sets, whole_sets, moments, st.timedeltas(timedelta(), timedelta(days=400)))
def test_whatever_was_undone_a_later_file_has_no_lower_sequence(
    one: Book, other: Book, now: datetime, later: timedelta
) -> None:
    for write in (programme_calendar, lambda book, at: actions_calendar(book, 1, at)):
        first, second = (sequences(write(book, at)) for book, at in ((one, now), (other, now + later)))
        assert max(first) <= min(second) and max(second) < 2**31
        assert later < timedelta(seconds=1) or max(first) < min(second), "or a program may pass it over"


def test_where_the_clock_is_wrong_a_sequence_is_still_one() -> None:
    assert sequences(programme_calendar(a_book(1), datetime(1970, 1, 1, tzinfo=UTC))) == [0]


def test_a_title_has_the_name_and_the_number_and_the_topic_only_if_asked() -> None:
    text = programme_calendar(changed(a_book()), NOW)
    assert str(events(text)[0]["summary"]) == f"{NAME} · module 1"
    assert "Change" not in text and "ill" not in text and "Ana" not in text
    assert str(events(programme_calendar(a_book(), NOW, topics=True))[0]["summary"]).endswith(
        "module 1: Change"
    )


def test_one_file_may_hold_one_module() -> None:
    (event,) = events(programme_calendar(a_book(), NOW, [3]))
    assert event["uid"] == "0123456789abcdef-module-3@als-tui"


def test_what_was_told_as_done_is_no_day_of_a_calendar() -> None:
    book = a_book()
    told = replace(book.actions[1], between=ToldBetween(date(2026, 11, 24), Status.DONE))
    assert 1 not in due_actions(book.put("actions", 1, told), 1) and 1 in due_actions(book, 1)


def test_a_persons_due_actions_are_days_of_that_person_alone() -> None:
    book = a_book()
    assert [action.text for action, _ in due_actions(book, 1).values()] == [
        "Call; the, supplier",
        "Write it up",
    ]
    text = actions_calendar(book, 1, NOW)
    one, two = events(text)
    assert (str(one["summary"]), one.decoded("dtstart"), one.decoded("dtend")) == (
        "Call; the, supplier",
        date(2026, 11, 27),
        date(2026, 11, 28),
    )
    assert two.decoded("dtstart") == FIRST.date()
    assert {event["transp"] for event in (one, two)} == {"TRANSPARENT"}
    assert "Ask the board" not in text and "Ben" not in text and "VTODO" not in text


def test_a_zone_that_this_machine_does_not_know_leaves_local_times() -> None:
    (event, *_) = events(programme_calendar(a_book(zone="Mars/Base"), NOW))
    assert event.decoded("dtstart") == FIRST


@each("text", [text for text in EVERY if text.strip()])
def test_whatever_people_typed_is_text_in_one_line(text: str) -> None:
    book = a_book(1, name=text)
    book = book.put("modules", 1, replace(book.modules[1], place=text, topic=text))
    made = programme_calendar(book, NOW, topics=True)
    (event,) = events(made)
    assert made.count("BEGIN:VEVENT") == 1 and set(event) == set(
        events(programme_calendar(a_book(1), NOW))[0]
    )
    assert not any(ord(char) < 32 or ord(char) == 127 for char in made.replace("\r\n", ""))
    assert all("\n" not in str(event[name]) for name in ("summary", "location"))


KHAL = """[calendars]
[[set]]
path = {folder}/calendar
[locale]
timeformat = %H:%M
dateformat = %d.%m.
longdateformat = %d.%m.%Y
datetimeformat = %d.%m. %H:%M
longdatetimeformat = %d.%m.%Y %H:%M
local_timezone = Europe/London
default_timezone = Europe/London
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = set
"""


def run(folder: Path, *command: str) -> str:
    """What a calendar program of the system prints, with a home of its own."""
    homes = {name: str(folder) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "Europe/London"} | homes
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


@pytest.mark.long
@pytest.mark.skipif(shutil.which("khal") is None, reason="khal is not installed")
def test_khal_moves_and_cancels_what_it_took_before(tmp_path: Path) -> None:
    (tmp_path / "calendar").mkdir()
    (tmp_path / "khal.conf").write_text(KHAL.format(folder=tmp_path), "utf-8")
    listed = []
    for minutes, book in enumerate((a_book(), changed(a_book()), a_book())):
        now = NOW + timedelta(minutes=minutes)
        (tmp_path / "set.ics").write_text(programme_calendar(book, now), "utf-8", newline="")
        run(tmp_path, "khal", "-c", f"{tmp_path}/khal.conf", "import", "--batch", f"{tmp_path}/set.ics")
        rows = run(
            tmp_path,
            *("khal", "-c", f"{tmp_path}/khal.conf", "list", "--day-format", "", "01.12.2026", "400d"),
            *("--format", "{start-long} {status}"),
        )
        listed.append([row.strip() for row in rows.splitlines() if row.strip()])
    before, after, undone = listed
    assert undone == before
    assert len(before) == len(after) == 8
    assert before[3:5] == ["16.03.2027 09:30 CONFIRMED", "20.04.2027 09:30 CONFIRMED"]
    assert after[3:5] == ["23.03.2027 09:30 CONFIRMED", "20.04.2027 09:30 CANCELLED"]
    assert before[:3] == after[:3] and before[5:] == after[5:]


@pytest.mark.long
@pytest.mark.skipif(shutil.which("calcurse") is None, reason="calcurse is not installed")
def test_calcurse_takes_every_module_and_every_action(tmp_path: Path) -> None:
    for name, text in (
        ("set", programme_calendar(a_book(), NOW)),
        ("ana", actions_calendar(a_book(), 1, NOW)),
    ):
        (tmp_path / f"{name}.ics").write_text(text, "utf-8", newline="")
        run(tmp_path, "calcurse", "-D", str(tmp_path), "-C", str(tmp_path), "-i", f"{tmp_path}/{name}.ics")
    kept = (tmp_path / "apts").read_text("utf-8").splitlines()
    assert sum("· module" in row and "@ 09:30 -> " in row for row in kept) == 8
    assert any(row.endswith("Call; the, supplier") and row.startswith("11/27/2026 [1]") for row in kept)
    assert len(kept) == 10


def test_a_next_date_that_is_of_no_module_is_an_event_with_the_name_of_the_module_that_it_may_become() -> (
    None
):
    alone = a_book(0, name="Northside")
    assert papers_after(alone, 1) == () and Paper(PaperKind.CALENDAR) in papers_before(alone)
    (event,) = events(programme_calendar(alone, NOW))
    assert str(event["summary"]) == "Northside · session 1"
    assert event["uid"] == "0123456789abcdef-module-1@als-tui"
    assert event.decoded("dtstart").replace(tzinfo=None) == FIRST and event["status"] == "CONFIRMED"
    (first,) = events(programme_calendar(a_book(1), NOW))
    assert first["uid"] == event["uid"]
    beyond = a_book(2, next_session=FIRST + timedelta(weeks=50))
    over = {number: replace(module, state=ModuleState.CANCELLED) for number, module in beyond.modules.items()}
    for number, module in over.items():
        beyond = beyond.put("modules", number, module)
    assert [str(event["uid"])[17:25] for event in events(programme_calendar(beyond, NOW))] == [
        "module-1", "module-2", "module-3",
    ]  # fmt: skip
    assert Paper(PaperKind.CALENDAR) not in papers_before(a_book(0, next_session=None))
    assert len(events(programme_calendar(a_book(2), NOW))) == 2, "the date of a module is no second event"
