"""What has which row of the board: seats before all, then the issue, what to say, and what can be read elsewhere."""

import re

import pytest

from als_tui.domain.moves import attendance, bids, flow, keeping, turns
from als_tui.domain.process.definition import Speakers, TurnMode
from als_tui.screens.board.words import count_words, seat_lines, span_now
from als_tui.value import replace
from tests.domain.build import World
from tests.fakes import NAMES
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin_unseen, begun, do, show

TWENTY = tuple("Ana Ben Carla Dev Ela Femi Gus Hal Ida Jo Kim Lea Mo Nia Oto Pia Qi Ray Sam Tia".split())
LONG = "What would a good week look like, and who would notice it first? "


def keys(d: Desk) -> str:
    """The key line, its runs of spaces closed up."""
    return " ".join(d.screen_text().split("\n")[-1].split())


def seats(d: Desk, names: tuple[str, ...]) -> list[str]:
    """Who of these has a seat in sight."""
    text = d.screen_text()
    return [name for name in names if re.search(rf" (?:[@\d]|\^o|F\d)  {name}(?!\w)", text)]


@pytest.mark.parametrize("mode", [TurnMode.FEWEST_FIRST, TurnMode.ROUND, TurnMode.FREE])
async def test_the_key_that_stops_the_set_stays_on_the_key_line_however_turns_go(mode: TurnMode) -> None:
    async with begun() as d:
        if mode is not TurnMode.FREE:
            do(d, turns.choose_mode, mode)
        await show(d)
        assert "s stop the set" in keys(d) and "n next" in keys(d) and "c capture" in keys(d)
        await d.press("2")
        assert "s stop the set" in keys(d) and keys(d).startswith("p presenter")
        await d.press("p")
        await d.later(60 * 60)
        assert "s stop the set" in keys(d) and keys(d).startswith("n next")


async def test_it_stays_where_nobody_has_the_floor_and_somebody_is_proposed() -> None:
    async with desk() as d:
        begin_unseen(d, "questions", "wial", 120)
        do(d, turns.choose_mode, TurnMode.FEWEST_FIRST)
        await show(d)
        assert d.session.floor is None
        assert keys(d).startswith("Enter next turn") and "s stop the set" in keys(d)


async def test_the_menu_of_modes_says_how_long_a_choice_holds() -> None:
    async with begun() as d:
        await d.press("m")
        assert "holds for this phase of later slots" in d.window_words()


@pytest.mark.parametrize("times", [1, 6])
async def test_eight_seats_stay_in_sight_while_a_line_takes_all_the_rows_that_it_may(times: int) -> None:
    async with begun(names=TWENTY[:8]) as d:
        await d.press("m", "l", "2", "c")
        await d.type("First?")
        await d.press("enter", "8", "c")
        await d.type(LONG * times)
        assert seats(d, TWENTY[:8]) == list(TWENTY[:8]), d.screen_text()
        await d.press("escape")
        assert "Ben: First?" in d.screen_text(), "what gave way is back"


@pytest.mark.parametrize("many", [9, 12, 16, 20])
async def test_up_to_twenty_seats_are_all_in_sight_with_a_line_open_and_without(many: int) -> None:
    names = TWENTY[:many]
    async with begun(names=names) as d:
        before = d.screen_text()
        assert seats(d, names) == list(names), before
        await d.press("2", "c")
        await d.type(LONG)
        assert seats(d, names) == list(names), d.screen_text()
        await d.press("escape", "z")
        after = d.screen_text().split("\n")
        assert after[4:15] == before.split("\n")[4:15], "as it was before the line"


async def test_a_line_that_goes_along_to_the_board_takes_no_more_rows_than_it_needs() -> None:
    async with begun() as d:
        await d.press("L", "c")
        await d.type("half")
        await d.app.navigation.go("board")
        await d.pilot.pause()
        await d.pilot.pause()
        assert d.place == "board" and "half" in d.screen_text()
        assert "5 not asked yet" in d.screen_text(), "six seats and a line leave rows for all"


async def test_twenty_seats_are_reached_by_keys_with_a_line_open_too_and_the_figures_keep_their_heading() -> (
    None
):
    async with begun(names=TWENTY) as d:
        await d.press("f")
        async for _ in d.sizes():
            seen: set[str] = set()
            await d.press("pageup", "pageup", "pageup")
            for _page in range(20):
                assert "turns  asked   time" in d.screen_text()
                seen |= set(seats(d, TWENTY))
                await d.press("down")
            assert seen == set(TWENTY)
        await d.press("f", "f", "f", "2", "c")
        await d.type("half a line")
        seen = set()
        for _page in range(6):
            seen |= set(seats(d, TWENTY))
            await d.press("pagedown")
        assert seen == set(TWENTY) and "half a line" in d.screen_text()


async def test_twenty_people_are_checked_with_title_cursor_and_keys_in_sight() -> None:
    async with begun(names=TWENTY) as d:
        async for _ in d.sizes():
            await d.press("u")
            for name in TWENTY:
                assert "CHECK 1" in d.screen_text() and "Space closes" in d.screen_text()
                assert any("▶" in row and name in row for row in d.screen_text().split("\n")), name
                await d.press("down")
            await d.press("up")
            assert any("▶" in row and "Tia" in row for row in d.screen_text().split("\n"))
            await d.press("escape")


async def test_what_was_caught_in_a_slot_does_not_stand_in_the_next() -> None:
    async with begun() as d:
        await d.press("2", "c")
        await d.type("Who knows?")
        await d.press("enter", "u", *"788888", "q", "c")
        await d.type("* nothing is as it was")
        await d.press("enter")
        assert "learning of" in d.screen_text()
        do(d, flow.end_slot)
        while not (d.session.stop or "").startswith("slot.2") or not (d.session.stop or "").endswith(
            "explore"
        ):
            do(d, flow.next_phase)
        await show(d)
        assert d.place == "board" and "learning of" not in d.screen_text().split("\n")[-3]
        await d.press("3", "c")
        await d.type("And now?")
        await d.press("enter")
        assert "Carla: And now?" in d.screen_text()


def test_gone_back_into_a_slot_what_was_caught_in_it_is_there_again() -> None:
    world = World().exploring(slots=2).do(keeping.keep_note, "first").reach("slot.2.explore")
    assert list(world.session.latest_here) == []
    world.do(keeping.keep_note, "second")
    while world.session.stop != "slot.1.explore":
        world.do(flow.back)
    assert list(world.session.latest_here) == [("entry", 1)]


async def test_the_count_of_who_has_not_asked_stands_above_the_seats() -> None:
    async with begun() as d:
        async for _ in d.sizes():
            assert "5 not asked yet" in d.screen_text()
        for seat, left in zip("23456", ("4", "3", "2", "1", ""), strict=True):
            await d.press(seat)
            assert (f"{left} not asked yet" if left else "everybody has asked") in d.screen_text()


async def test_with_figures_the_rule_who_may_speak_stays() -> None:
    async with begun() as d:
        for words in ("Figures of this phase: 0 questions", "Figures of this slot: 0 questions"):
            await d.press("f")
            assert "The set asks, the presenter answers." in d.screen_text()
            assert words in d.screen_text() and "turns  asked" in d.screen_text()


async def test_without_a_slot_no_figures_are_said_to_be_of_one() -> None:
    async with begun() as d:
        await d.press("f", "f")
        assert "Figures of this slot" in d.screen_text()
        do(d, flow.end_slot)
        await show(d)
        await d.press("t")
        for span in ("Figures of this phase.", "Figures of the session.", "Figures are off."):
            await d.press("f")
            assert d.place == "board" and d.said == span
    world = World().exploring()
    assert span_now(world.session, "slot") == "slot"
    assert span_now(world.do(flow.end_slot).session, "slot") == "session"


async def test_a_pass_does_not_hide_who_has_not_asked_yet() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("m", "r", "k")
        assert "2  Ben         passed · not asked yet" in d.screen_text()
        assert "5 not asked yet" in d.screen_text()
        await d.later(1)
        await d.press("2", "p")
        assert "passed" not in d.screen_text()


@pytest.mark.parametrize(("way", "said"), [("", "Open questions now"), ("t", "Open questions now")])
async def test_board_and_timer_say_what_can_be_said_where_rows_are_free(way: str, said: str) -> None:
    async with begun() as d:
        await d.press(*way.split())
        async for _ in d.sizes():
            assert said in d.screen_text()
        await d.press("s", "a")
        assert way or said not in d.screen_text(), "nobody opens a phase while the set is stopped"


async def test_why_the_next_phase_cannot_begin_is_whole_where_rows_are_free() -> None:
    async with desk(size=(60, 20)) as d:
        do(d, attendance.open_session, d.library.processes()[0]["sand-timer"], 35)
        do(d, attendance.all_here)
        do(d, flow.start_or_pause)
        while not (d.session.stop or "").endswith("bids"):
            do(d, flow.next_phase)
        await show(d)
        await d.press("t")
        if d.place != "board":
            await d.press("t")
        text = " ".join(d.screen_text().split())
        why = "Before Present: Nobody presents next. i, then p puts one on; o d drops the slot."
        assert d.place == "board" and why in text
        assert all(name in text for name in NAMES)


@pytest.mark.parametrize("mode", ["", "r", "l", "s"])
@pytest.mark.parametrize("issue", ["", "My team has two bosses"])
async def test_what_can_be_said_stays_whatever_the_turn_mode_and_no_row_is_kept_for_no_issue(
    mode: str, issue: str
) -> None:
    six = TWENTY[:6]
    async with begun("clarify", names=six) as d:
        do(d, bids.bid, 1, issue, 2)
        await show(d)
        if mode:
            await d.press("m", mode)
        text = d.screen_text()
        assert d.session.here is not None and d.session.here.phase.say in " ".join(text.split()), text
        assert seats(d, six) == list(six), text
        await d.press("ä")
        assert seats(d, six) == list(six), "a longer message takes no seat's row"


async def test_a_long_message_takes_what_can_be_said_and_no_seat() -> None:
    eight = TWENTY[:8]
    async with begun("clarify", names=eight, size=(60, 20)) as d:
        await d.press("m", "r")
        d.app.say("A message that is so long that it needs two rows, or three, of the window " * 2, "refused")
        await d.pilot.pause()
        assert seats(d, eight) == list(eight), d.screen_text()
    async with begun("clarify") as d:
        await d.press("m", "r")
        d.app.say("A message that is so long that it needs two rows, or three, of the window " * 3, "refused")
        await d.pilot.pause()
        assert seats(d, NAMES) == list(NAMES) and "Questions of fact" not in d.screen_text()
        d.app.say("")
        await d.pilot.pause()
        assert d.session.here is not None and d.session.here.phase.say in " ".join(d.screen_text().split())


@pytest.mark.parametrize(
    ("process", "until"),
    [
        ("half-day", "present"),
        ("half-day", "silence"),
        ("half-day", "commit"),
        ("kollegiale-fallberatung", "one-feeling"),
        ("kollegiale-fallberatung", "hypotheses"),
        ("sand-timer", "ideas"),
    ],
)
async def test_where_no_turns_are_counted_no_seat_shows_a_key_and_nobody_has_yet_to_ask(
    process: str, until: str
) -> None:
    async with begun(until, process, 120, size=(60, 20)) as d:
        if d.place != "board":
            await d.press("t")
        for keys in ((), ("c",)):
            await d.press(*keys)
            text = d.screen_text()
            assert d.place == "board" and all(name in text for name in NAMES[1:])
            assert "not asked" not in text and "has asked" not in text
            assert seats(d, NAMES) == [], text


async def test_where_turns_go_but_nobody_asks_the_keys_stay_and_nobody_has_yet_to_ask() -> None:
    world = World().exploring()
    here = world.session.here
    assert here is not None
    speaks = replace(
        world.session,
        process=replace(
            world.session.process,
            slot=tuple(
                replace(one, speakers=Speakers.EVERYONE) if one.id == here.phase.id else one
                for one in world.session.process.slot
            ),
        ),
    )
    assert [line.key for line in seat_lines(world.session, 0, "off", typing=False)][:2] == ["1", "2"]
    assert count_words(world.session) == ("○", "5 not asked yet")
    assert [line.key for line in seat_lines(speaks, 0, "off", typing=False)][:2] == ["1", "2"]
    assert count_words(speaks) == ("", "")
    assert not any("asked" in line.state for line in seat_lines(speaks, 0, "off", typing=False))


async def test_what_gives_way_to_a_growing_line_leaves_every_seat_and_the_count_in_sight() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("2", "c")
        await d.type("What would")
        for more in (" help you if it was only you who decides", " about it and nobody else in this place"):
            await d.type(more)
            text = d.screen_text()
            assert "4 not asked yet" in text and seats(d, NAMES) == list(NAMES), text
            assert "▶ F2  Ben" in text and "▄" in text, "the time is there, too"
        await d.press("ctrl+u")
        await d.press("escape")
        assert "4 not asked yet" in d.screen_text() and "\n\n" in d.screen_text()
