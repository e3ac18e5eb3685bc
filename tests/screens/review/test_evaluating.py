"""The evaluation round by keys: one digit a line, a person after the other, and on where it was after a kill."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from rich.cells import cell_len

from als_tui.domain.book import Book, Charter, Module, Point, Presented, RoundKind
from als_tui.domain.moves import attendance, bids, flow, review
from als_tui.domain.session.evaluating import GOAL, points_for, waiting
from als_tui.domain.session.facts import Presence, Put
from als_tui.engine import Engine
from als_tui.screens.review.evaluation_words import lines, scale
from tests.domain.moves.test_evaluating import a_record
from tests.fakes import START, MemoryLibrary
from tests.screens.checkin import again, next_key
from tests.screens.desk import Desk
from tests.screens.sessions import do, left_after, make, show
from tests.seeded import put_all

RULES = ("What is said here stays here.", "We start and end on time.", "One person speaks at a time.")
HALF: RoundKind = "half-way"


@asynccontextmanager
async def evaluated(
    size: tuple[int, int] = (80, 24),
    occasion: RoundKind = HALF,
    names: tuple[str, ...] = ("Ana", "Ben", "Chi"),
    issues: tuple[str, ...] = ("Two bosses", "No time"),
) -> AsyncIterator[Desk]:
    """The review of a session marked for the round; Ana presented twice before, and has no goal line."""

    def moves(engine: Engine, library: MemoryLibrary) -> None:
        day = START.replace(tzinfo=None)
        module = Module(day, 210, "half-day", datetime(2026, 1, 1, tzinfo=UTC), evaluation=occasion)
        first = a_record(1, *(Presented(1, issue) for issue in issues))
        rules = Charter(RULES, START.date())
        rows = (
            Put("modules", 1, None, module),
            Put("sessions", 1, None, first),
            Put("charter", 2, None, rules),
        )
        make(engine, put_all, *rows)
        make(engine, attendance.open_session, library.processes()[0]["half-day"], 210, 1, 1)
        make(engine, attendance.all_here)
        make(engine, bids.bid, 2, "Nobody reads my notes", 3)
        make(engine, bids.present, 2)
        make(engine, flow.start_or_pause)
        while not (engine.live.running.stop or "").endswith("review"):
            make(engine, flow.next_phase)
        for person in engine.live.running.present:
            make(engine, review.give_pulse, person.id, "8")
            make(engine, attendance.give_word, person.id, "learning", "much")

    async with left_after(moves, names, size) as d:
        await d.press("v")
        yield d


def book_of(d: Desk) -> Book:
    """What the set keeps."""
    assert d.app.engine is not None
    return d.app.engine.live.book


async def test_the_review_asks_for_it_and_a_digit_a_line_leads_from_person_to_person() -> None:
    async with evaluated() as d:
        assert "Next: e" in d.screen_text() and "half-way evaluation: 0 of 3 members asked" in d.screen_text()
        assert next_key(d) == "e"
        await d.press("e")
        assert "Ana" in d.screen_text() and "0 to 9, t is 10" in d.screen_text()
        await d.press("7", "3", "2", "3", "4", "3", "3", "2", "1")
        for words in ("7 of 10", "3 met", "2 partly", "4 solved", "3 moved on", "3 yes", "1 no"):
            assert f"{words:<10}  " in d.screen_text(), words
        assert "1 no · 2 partly · 3 yes" in d.screen_text()
        await d.press("3")
        assert [d.session.rated[1, point] for point in points_for(book_of(d), d.session, 1)] == [
            *(7, 3, 2, 3, 1, 2, 1, 2, 3, 1)
        ], "what is kept means what it always did: of issues and statements 1 is the best"
        assert "Ben" in d.screen_text() and "1 OF 3 MEMBERS ASKED" in d.screen_text()
        await d.press("t", "3")
        assert d.session.rated[2, GOAL] == 10 and d.session.rated[2, Point("rule", 1)] == 3


async def test_what_is_no_answer_to_the_line_is_told_and_keeps_nothing() -> None:
    async with evaluated() as d:
        await d.press("e", "5")
        for key in ("4", "0", "t", "x"):
            await d.press(key)
            assert "✗ 1 not met · 2 partly · 3 met" in d.screen_text()
        assert d.session.rated == {(1, GOAL): 5}


async def test_a_line_and_the_rest_of_a_person_are_passed_over_and_all_of_it_is_undone() -> None:
    async with evaluated() as d:
        await d.press("e", "s", "3", "equals_sign")
        assert [d.session.rated.get((1, Point("rule", number))) for number in (1, 2, 3)] == [3, 3, 3]
        assert d.session.rated[1, GOAL] is None
        await d.press("S")
        assert waiting(book_of(d), d.session) == (2, 3) and "Ben" in d.screen_text()
        await d.press("z")
        assert "Ana" in d.screen_text() and waiting(book_of(d), d.session) == (1, 2, 3)
        await d.press("z", "z", "z")
        assert d.session.rated == {}
        await d.press("z")
        assert "Nothing of this round" in d.screen_text()
        assert len(d.session.pulse) == 3, "what came before the round stays"


async def test_after_an_undo_the_line_above_is_what_the_rest_can_be_the_same_as() -> None:
    async with evaluated() as d:
        await d.press("e", "s", "3", "2", "z", "equals_sign")
        assert [d.session.rated.get((1, Point("rule", number))) for number in (1, 2, 3)] == [3, 3, 3]


async def test_a_figure_is_put_right_and_people_are_reached_by_arrows() -> None:
    async with evaluated() as d:
        await d.press("e", "5", "up", "6", "right", "4", "left", "1")
        assert d.session.rated == {(1, GOAL): 6, (2, GOAL): 4, (1, Point("rule", 1)): 1}
        await d.press("up", "up", "1", "escape")
        assert d.session.rated[1, GOAL] == 1 and d.place == "review"


async def test_after_a_kill_it_goes_on_with_the_line_where_it_was() -> None:
    async with evaluated() as d:
        await d.press("e", *"7333111111", "2", "3")
        async with again(d) as after:
            await after.press("v")
            assert "1 of 3 members asked" in after.screen_text()
            await after.press("e", "1")
            assert after.session.rated[2, Point("rule", 2)] == 1


async def test_a_goal_is_typed_and_the_round_goes_on_there() -> None:
    async with evaluated() as d:
        await d.press("e")
        assert "no goal told yet" in d.screen_text()
        await d.press("g")
        await d.type("To ask before I tell")
        await d.press("enter")
        assert book_of(d).members[1].goal == "To ask before I tell"
        assert "To ask before I tell" in d.screen_text()
        await d.press("8")
        assert d.session.rated == {(1, GOAL): 8}


async def test_once_all_are_asked_the_review_goes_on() -> None:
    async with evaluated() as d:
        await d.press("e", "S", "S", "S")
        assert "All are asked" in d.screen_text()
        await d.press("enter")
        assert "3 of 3 members asked" in d.screen_text() and next_key(d) != "e"


async def test_a_session_without_a_mark_asks_the_start_alone_and_by_key_alone() -> None:
    async with evaluated(occasion="") as d:
        assert next_key(d) != "e" and "asked" not in d.screen_text()
        await d.press("e")
        assert "OWN GOALS AT THE START" in d.screen_text() and "One person" not in d.screen_text()
        await d.press("3", "4", "5")
        assert [d.session.rated[person, GOAL] for person in (1, 2, 3)] == [3, 4, 5]


async def test_nobody_here_is_told() -> None:
    async with evaluated() as d:
        for person in (1, 2, 3):
            do(d, attendance.attend, person, Presence.LEFT)
        await show(d)
        await d.press("e")
        assert d.place == "review" and "Nobody" in d.said


async def test_it_shows_the_line_asked_its_scale_and_its_keys_at_both_sizes() -> None:
    long = "Who decides when two wards need one nurse, and what I say to both of them then"
    async with evaluated(names=("A" * 60, "Ben", "Chi"), issues=(long,) * 8) as d:
        await d.press("e")
        for point in points_for(book_of(d), d.session, 1):
            async for columns, _rows in d.sizes():
                rows = d.screen_text().split("\n")
                here = next(row for row in rows if "▶" in row)
                assert "–" in here and scale(point) in "\n".join(rows)
                whole = next(each for each in lines(book_of(d), d.session, 1) if each.point == point).words
                letters = ("".join(filter(str.isalnum, text)) for text in (whole, "".join(rows)))
                assert next(letters) in next(letters), point
                assert "s skips the line" in "\n".join(rows) and "closes" in "\n".join(rows)
                assert not [row for row in rows if row.strip("│ ").endswith("…") and len(row.split()) < 5]
                assert all(cell_len(row) <= columns for row in rows)
            await d.press("1")
