"""How many keys a facilitator needs between two sessions for what they do most: counted, and never more."""

from datetime import datetime
from pathlib import Path

import pytest
from textual import events

from als_tui.commands.arguments import run
from als_tui.domain.book import Book, ModuleState, Status
from als_tui.domain.moves import attendance, bids, flow, review
from als_tui.domain.session.evaluating import GOAL, digit_of, people_asked, points_for, waiting
from als_tui.value import replace
from tests.screens.desk import Desk, desk
from tests.screens.sessions import do, show
from tests.screens.shelf import desk_with_programme
from tests.seeded import END, GUEL, LEILA, NAMES, PIA, TODAY, programme
from tests.seeded_story import answer
from tests.storage.world import library, new_set


class Counted:
    """Presses keys on the set's page and counts them; words go in by one paste and count as one line typed."""

    def __init__(self, desk: Desk) -> None:
        """Count the keys of `desk`."""
        self.desk = desk
        self.keys = 0
        self.letters = 0

    async def press(self, *keys: str) -> str:
        """Press keys; what shows then."""
        self.keys += len(keys)
        await self.desk.press(*keys)
        return self.desk.screen_text()

    async def line(self, text: str) -> None:
        """Type a line."""
        self.letters += len(text)
        self.desk.app.post_message(events.Paste(text))
        await self.desk.pilot.pause()
        await self.desk.pilot.pause()


async def test_who_is_due_next_is_one_look_two_keys_away() -> None:
    async with desk_with_programme() as d:
        by = Counted(d)
        seen = await by.press("p")
        assert "2  S4 30 w     0" in next(row for row in seen.split("\n") if NAMES[LEILA - 1] in row)
        assert by.keys <= 2


async def test_attendance_over_the_programme_is_two_keys_away() -> None:
    async with desk_with_programme() as d:
        by = Counted(d)
        seen = await by.press("b")
        assert "7/8" in seen and "44/55" in seen and by.keys <= 2


async def test_what_became_of_one_persons_promises_is_three_keys_away() -> None:
    async with desk_with_programme() as d:
        by = Counted(d)
        await by.press("b", "m")
        seen = await by.press("pagedown")
        assert "Actions" in seen and "told" in seen and by.keys <= 3


async def test_what_somebody_said_in_any_session_is_read_in_its_record_by_three_keys_and_the_words() -> None:
    async with desk_with_programme() as d:
        by = Counted(d)
        await by.press("slash")
        await by.line("guel s5 learning")
        seen = await by.press("enter", "enter")
        assert f"▸ {NAMES[GUEL - 1]}: What session 5 taught" in seen and by.keys <= 3


async def test_a_done_that_a_member_mailed_is_noted_by_three_keys() -> None:
    async with desk_with_programme() as d:
        by = Counted(d)
        await by.press("a", "down", "d")
        assert d.app.engine is not None
        told = d.app.engine.live.book.actions[18]
        assert told.between is not None and told.between.outcome is Status.DONE
        assert told.status is Status.OPEN, "session 9 still asks"
        assert by.keys <= 3


async def test_eight_dates_are_one_line_and_enter() -> None:
    async with desk() as d:
        by = Counted(d)
        await by.press("P")
        await by.line("from 1 dec, 8 half days, every 5 weeks on tue 9:30, not 21 dec-3 jan")
        assert "8" in d.screen_text()
        await by.press("enter")
        assert d.app.engine is not None
        modules = d.app.engine.live.book.modules
        assert len(modules) == 8 and by.keys == 2
        assert all(module.when.weekday() == 1 for module in modules.values())
        assert not any(
            datetime(2026, 12, 21) <= module.when < datetime(2027, 1, 4) for module in modules.values()
        )


HR = "Employee ID;First Name;Last Name;Work Email;Department;Title;Manager\n" + "".join(
    f"{n};{first};Lima;{first.casefold()}@x.org;Care;Nurse;Bo\n"
    for n, first in enumerate("Ana Ben Carl Dev Ela Femi Gus".split(), start=1)
)
SECONDS_A_KEY, LETTERS_A_SECOND = 5, 2
"""Of somebody who looks for each key and types with two fingers: our own judgement."""


async def plan_and_write_calendar(by: Counted) -> None:
    """Eight dates by one line, and one calendar file of them."""
    await by.press("P")
    await by.line("from 1 dec, 8 half days, every 5 weeks on tue 9:30, not 21 dec-3 jan")
    await by.press("enter", "x", "o")
    assert by.desk.app.engine is not None
    book = by.desk.app.engine.live.book
    assert [member.mail for member in book.members.values()][-7:] == [
        f"{first}@x.org" for first in "ana ben carl dev ela femi gus".split()
    ]
    assert len(book.modules) == 8
    ((_, calendar),) = by.desk.memory.exported
    assert calendar.count("BEGIN:VEVENT") == 8


async def test_a_programme_from_an_hr_file_takes_a_new_set_seven_keys_and_less_than_three_minutes() -> None:
    async with desk(opened=False) as d:
        by = Counted(d)
        await by.press("n")
        await by.line("Ward leads 2026")
        await by.press("tab")
        await d.type(HR)
        await by.press("ctrl+s")
        await plan_and_write_calendar(by)
        assert by.keys <= 7
        assert by.keys * SECONDS_A_KEY + by.letters / LETTERS_A_SECOND < 180


async def test_with_the_people_by_one_command_it_takes_four_keys(tmp_path: Path) -> None:
    set_id, file = new_set(tmp_path), tmp_path / "hr.csv"
    file.write_text(HR)
    words = ["members", library(tmp_path).book(set_id).profile.name, str(file)]
    assert run(["--data", str(tmp_path / "data"), *words]) == 0
    made = Desk()
    made.place_on(library(tmp_path), set_id)
    async with made.used() as d:
        by = Counted(d)
        await plan_and_write_calendar(by)
        assert by.keys <= 4
        assert by.keys * SECONDS_A_KEY + (by.letters + len(" ".join(words))) / LETTERS_A_SECOND < 180


async def test_a_module_moves_by_three_keys_beside_its_date() -> None:
    async with desk_with_programme() as d:
        by = Counted(d)
        await d.press("P")
        await by.press("M")
        await by.line("8 dec 9:30")
        await by.press("enter")
        assert d.app.engine is not None
        moved = d.app.engine.live.book.modules[10]
        assert (moved.when, moved.state) == (datetime(2026, 12, 8, 9, 30), ModuleState.MOVED)
        assert by.keys <= 3


async def test_a_note_for_each_member_is_three_keys_away_and_no_name_of_another_is_in_it() -> None:
    async with desk_with_programme() as d:
        by = Counted(d)
        await by.press("p", "h", "h")
        ((_, files),) = d.memory.folders
        notes = {name: text for name, text in files.items() if name.endswith(".md")}
        assert len(notes) == 7 and by.keys == 3
        for name, text in notes.items():
            others = [other for other in NAMES if f"{other}.md" != name]
            assert not [other for other in others if other in text], name


async def test_a_member_is_forgotten_by_four_keys_and_the_typed_name() -> None:
    async with desk_with_programme() as d:
        by = Counted(d)
        await d.press("m", "down", "down", "down", "down")
        await by.press("F", "F")
        await by.line(NAMES[PIA - 1])
        await by.press("enter")
        assert d.app.engine is not None
        assert PIA not in d.app.engine.live.book.members and by.keys <= 4


async def test_everything_goes_to_everybody_by_four_keys() -> None:
    async with desk_with_programme() as d:
        by = Counted(d)
        await by.press("h", "h")
        ((_, files),) = d.memory.folders
        assert by.keys <= 4
        assert {name for name in files if name.startswith("Record")} and f"{NAMES[PIA - 1]}.md" in files
        assert [name for name in files if name.endswith(".ics")]


async def test_what_the_programme_comes_to_is_two_keys_away() -> None:
    async with desk_with_programme() as d:
        by = Counted(d)
        seen = await by.press("v")
        assert "6.8 (6 of 7)" in seen and by.keys <= 2


async def test_a_report_for_the_set_is_two_keys_away_and_one_for_the_organisation_three() -> None:
    async with desk_with_programme() as d:
        by = Counted(d)
        await by.press("v", "x")
        assert by.keys <= 2 and "Written" in d.screen_text()
        await d.press("A", "y")
        by = Counted(d)
        await by.press("X", "o")
        assert by.keys <= 3
        for_set, for_organisation = (text for _, text in d.memory.exported)
        assert NAMES[PIA - 1] in for_set
        assert not [name for name in NAMES if name in for_organisation]


async def test_the_page_for_the_organisation_is_three_keys_away() -> None:
    book = programme().put("profile", 1, replace(programme().profile, sheet_agreed=TODAY))
    async with desk_with_programme(book=book) as d:
        by = Counted(d)
        await by.press("v", "o", "x")
        await d.app.workers.wait_for_complete()
        ((_, page),) = d.memory.exported
        assert "44 of 55 places" in page and by.keys <= 3


def evaluation_over(issues: int) -> Book:
    """The seeded programme before its last round: the module to come is marked, so many records tell of issues."""
    book = programme()
    kept = {number: record for number, record in book.sessions.items() if number <= issues}
    book = replace(book, tables={**book.tables, "sessions": kept})
    return book.put("modules", 10, replace(book.modules[10], evaluation="end"))


async def in_the_review(d: Desk) -> None:
    """A session in which everybody is here stands in its review, and pulse and learning are given."""
    do(d, attendance.open_session, d.library.processes()[0]["half-day"], 210, 1, 10)
    do(d, attendance.all_here)
    do(d, bids.bid, PIA, "Who decides", 3)
    do(d, bids.present, PIA)
    do(d, flow.start_or_pause)
    do(d, flow.skip_progress)
    while not (d.session.stop or "").endswith("review"):
        do(d, flow.next_phase)
    for person in d.session.present:
        do(d, review.give_pulse, person.id, "8")
        do(d, attendance.give_word, person.id, "learning", "much")
    await show(d)


@pytest.mark.parametrize(
    ("records", "charter", "same"), [(2, 1, False), (7, 2, True)], ids=["every answer", "the rest the same"]
)
async def test_the_evaluation_round_takes_at_most_twelve_keys_a_person(
    records: int, charter: int, *, same: bool
) -> None:
    book = evaluation_over(records)
    book = replace(book, tables={**book.tables, "charter": {charter: book.charter[charter]}})
    async with desk_with_programme(book=book) as d:
        await in_the_review(d)
        by, keys = Counted(d), {}
        await by.press("v", "e")
        for person in people_asked(book, d.session):
            before, points = by.keys, list(points_for(book, d.session, person))
            answers = [6 if point == GOAL else answer(END, person, point) for point in points]
            at = 0
            while at < len(points):
                await by.press(str(digit_of(points[at], answers[at])))
                at += 1
                rest = [
                    figure
                    for point, figure in zip(points[at:], answers[at:], strict=True)
                    if point.about == points[at - 1].about
                ]
                if same and len(rest) > 1 and set(rest) == {answers[at - 1]}:
                    await by.press("equals_sign")
                    at += len(rest)
            keys[person] = by.keys - before
            told = [d.session.rated[person, point] for point in points]
            assert told == answers, "each line has the answer of that person"
        assert len(keys) == 7 and max(keys.values()) <= 12
        assert waiting(book, d.session) == ()
