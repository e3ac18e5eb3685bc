"""The live board at the speed of talk: proposals, hands, the guard, costs, covers; by keys."""

import re

import pytest
from textual import events

from als_tui.domain.moves import attendance, flow, tail
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.series import Series
from als_tui.domain.session.facts import Presence, Reason
from als_tui.domain.session.state import Pass, Turn, decisions, questions
from als_tui.screens.board.page import BoardPage
from als_tui.screens.board.words import passed_here
from als_tui.screens.pages.words import cost_words, trimmed
from als_tui.value import replace
from als_tui.widgets.entry import EntryLine
from als_tui.widgets.fitting import shown
from tests.domain.build import SMALL, World
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begun, do, show


def trimmed_rows(d: Desk) -> str:
    """The screen, its rows without blanks at their ends."""
    return "".join(f"{row.rstrip()}\n" for row in d.screen_text().split("\n"))


async def test_a_mode_is_two_keys_and_enter_takes_the_proposal() -> None:
    async with begun() as d:
        await d.press("m", "r")
        assert d.session.turn_mode is TurnMode.ROUND
        assert (
            "Round: Ben is next (Enter)" in d.screen_text()
            and "not asked yet  next: Enter" in d.screen_text()
        )
        await d.press("enter", "p")
        assert "Ben                 may follow up: Enter" in d.screen_text()
        await d.press("k")
        assert "Round: Carla is next (Enter)" in d.screen_text()
        await d.press("h", "5", "enter", "h", "4")
        assert "about what? Empty for no word. Dev" in d.screen_text()
        await d.type("on the [b]budget")
        await d.press("enter")
        assert "hands up: Ela, Dev “on the [b]budget”" in d.screen_text()
        assert "▲ hand up 1\n" in trimmed_rows(d)
        assert "▲ hand up 2: “on the [b]budget”\n" in trimmed_rows(d)
        await d.press("Q", "h", "3")
        assert re.search(r"\d not asked yet · queue closed", d.screen_text())
        assert "The queue is closed. `Q` opens it." in d.said and len(d.session.hands) == 2
        await d.press("Q", "h", "3")
        await d.type("half a w")
        await d.press("escape", "h", "3")
        assert "half a w" in d.screen_text(), "what was left waits behind the same key"
        await d.press("enter", "m", "h")
        assert str(d.session.hands_by) == "least"
        await d.press("z", "z")
        assert str(d.session.hands_by) == "raised" and 3 not in d.session.hand_words


async def test_a_turn_s_limit_is_typed_stands_in_the_band_and_then_asks_to_round_off() -> None:
    async with begun() as d:
        await d.press("m", "t")
        await d.type("1:75")
        await d.press("enter")
        assert "from 10 seconds to an hour" in d.said
        await d.press("ctrl+u")
        await d.type("90")
        await d.press("enter", "2")
        await d.later(44)
        assert "0:40 of 1:30" in d.screen_text()
        await d.later(49)
        assert "1:30 of 1:30" in d.screen_text()
        await d.later(10)
        async for _ in d.sizes():
            assert "round off" in d.screen_text()
        await d.press("f")
        assert "round off" in d.screen_text(), "with figures in place of the time"
        await d.press("f", "f", "f", "t")
        assert d.place == "timer" and "Ben, please round off" in d.screen_text()
        await d.press("t", "p")
        assert "round off" not in d.screen_text() and " of 1:30" not in d.screen_text()
        await d.press("z", "z", "z")
        assert not d.session.turn_limit


async def test_a_menu_says_which_keys_it_answers_to_one_that_it_does_not() -> None:
    async with begun() as d:
        for opens, pressed, what in (
            ("m", "enter", "letter"),
            ("s", "down", "letter"),
            ("D", "y", "key"),
            ("w", "x", "key"),
        ):
            await d.press(opens, pressed, pressed)
            assert d.screen_text().count(f"✗ A {what} of the list, or Esc") == 1, opens
            await d.press("escape")
            assert d.place == "board"
        await d.press("m", "up", "r")
        assert d.session.turn_mode is TurnMode.ROUND


async def test_the_floor_changes_by_one_key_while_a_line_is_typed_and_the_words_stay() -> None:
    async with begun() as d:
        await d.press("2", "c")
        await d.type("What if")
        assert "F3" in d.screen_text() and "Question of Ben" in d.screen_text()
        await d.press("f3")
        assert d.session.name(d.session.floor) == "Carla"
        assert "Kept as a question of Ben, as it was begun" in d.screen_text()
        assert d.app.screen.query_one(EntryLine).text == "What if"
        await d.press("enter")
        assert [(question.asker, question.text) for _, question in questions(d.session)] == [
            (2, "What if"),
            (3, ""),
        ]
        assert d.session.name(d.session.floor) == "Carla"


async def test_stopping_the_set_is_two_keys_says_so_and_attaches_no_name() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("s", "a")
        await d.later(32)
        text = d.screen_text()
        (row,) = (row for row in text.split("\n") if "■     STOPPED: advice · s goes on" in row)
        assert row.endswith("   0:32")
        assert text.split("\n")[-1].split()[:3] == ["s", "go", "on"]
        await d.press("s")
        (held,) = d.session.interventions
        assert held.reason is Reason.ADVICE and held.ended is not None
        assert "STOPPED" not in d.screen_text()


async def test_a_silence_by_key_is_calm_on_board_and_timer_with_no_running_digit() -> None:
    async with begun() as d:
        await d.press("S")
        for place in ("board", "timer"):
            assert d.place == place
            before = d.screen_text()
            await d.later(7)
            assert d.screen_text() == before
            assert "ilence" in before and "left" not in before
            await d.press("t")
        await d.press("S")
        assert "left" in d.screen_text()


async def test_in_a_silence_the_stop_key_stops_the_set_and_leaving_its_menu_lets_the_silence_be() -> None:
    async with begun() as d:
        await d.press("S", "s")
        assert "STOP THE SET: WHAT FOR?" in d.screen_text()
        await d.press("escape")
        assert "S ends it" in d.screen_text()
        await d.press("s", "a")
        assert "■     STOPPED: advice" in d.screen_text()
        assert [held.ended is None for held in d.session.interventions] == [False, True]
        await d.press("S", "S")
        assert "■     STOPPED: advice" in d.screen_text(), "as before the silence"
        await d.press("s", "S", "S")
        assert d.said.startswith("the silence is over") and "STOPPED" not in d.screen_text()


async def test_a_check_round_is_one_digit_a_person_and_each_is_kept_at_once() -> None:
    async with begun() as d:
        await d.press("u", "7", "0")
        assert d.session.checks == {(1, 1): 7, (1, 2): 10}
        await d.press("down", "3", "escape", "z")
        assert d.session.checks == {(1, 1): 7, (1, 2): 10}
        await d.press("u", *"123456")
        assert "All have answered" in d.screen_text() and " 6  Femi" in d.screen_text()
        await d.press("enter")
        assert d.place == "board" and d.session.floor == 1


async def test_a_digit_in_a_check_round_runs_on_only_to_somebody_without_a_figure() -> None:
    async with begun() as d:
        await d.press("u", "1", "down", *"345")
        assert "▶  –  Femi" in d.screen_text()
        await d.press("6")
        assert "▶  –  Ben" in d.screen_text(), "round and round, past Ana"
        await d.press("1")
        assert "▶  1  Ben" in d.screen_text() and "All have answered" in d.screen_text()
        await d.press("0")
        assert "▶ 10  Ben" in d.screen_text(), "10, typed as two keys"
        await d.press("down", "9", "8")
        assert d.session.checks == {(1, 1): 1, (1, 2): 10, (1, 3): 8, (1, 4): 4, (1, 5): 5, (1, 6): 6}


async def test_a_figure_put_right_in_a_check_round_goes_on_to_the_next_without_one() -> None:
    async with begun() as d:
        await d.press("u", "7", "6", "up", "up", "8")
        assert "▶  –  Carla" in d.screen_text() and "8  Ana" in d.screen_text()


async def test_not_all_have_answered_in_a_check_round_because_somebody_who_did_has_left() -> None:
    async with begun() as d:
        await d.press("u", "down", "7", "escape")
        do(d, attendance.attend, 2, Presence.LEFT)
        await show(d)
        await d.press("u", *"3456")
        assert "▶  –  Femi" in d.screen_text() and "All have answered" not in d.screen_text()
        await d.press("8")
        assert "All have answered" in d.screen_text()


async def test_a_check_round_names_every_key_that_closes_it() -> None:
    for key in ("escape", "enter", "q", "space"):
        async with begun() as d:
            await d.press("u")
            assert "Enter, Esc, q or Space closes" in d.screen_text()
            await d.press("a")
            assert "or 0 for 10; Enter, Esc, q or Space closes" in d.window_words()
            await d.press(*"123456")
            assert "All have answered. Enter, Esc, q or Space closes" in d.screen_text()
            await d.press(key)
            assert d.place == "board"


async def test_a_wrong_key_in_a_check_round_is_told_which_count_until_one_does() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("u")
        for wrong in ("a", "n", "f5", "x", "?", "minus"):
            await d.press(wrong)
            assert "✗ A digit from 1 to 9, or 0 for 10; Enter, Esc, q or" in d.window_words(), wrong
            assert not d.session.checks
            await d.press("down", "up")
            assert "✗" not in d.screen_text() and "↑ ↓ move" in d.screen_text()
        await d.press("a", *"123456")
        assert "All have answered" in d.screen_text() and "✗" not in d.screen_text()
        await d.press("a", "up")
        assert "All have answered" in d.screen_text()


async def test_a_check_round_left_half_way_goes_on_with_who_was_not_asked_and_a_key_begins_a_new_one() -> (
    None
):
    async with begun(size=(60, 20)) as d:
        await d.press("u", "7", "down", "5", "escape", "u")
        text = d.screen_text()
        assert (
            "Check 1 goes on: how are we doing? 1 to 10, 0 is 10" in d.window_words()
            and "floor" not in text
            and "▶  –  Ben" in text
        )
        await d.press("4", "6")
        assert d.session.checks == {(1, 1): 7, (1, 3): 5, (1, 2): 4, (1, 4): 6}, "Carla was asked already"
        await d.press("n")
        assert "CHECK 2: HOW ARE WE DOING" in d.screen_text() and " 7  " not in d.screen_text()
        await d.press(*"333333", "enter")
        assert sum(number == 2 for number, _ in d.session.checks) == 6
        await d.press("u")
        assert "CHECK 3: HOW" in d.screen_text(), "check 2 is whole"


async def test_a_decision_of_the_set_is_kept_from_a_line_of_its_own() -> None:
    async with begun() as d:
        await d.press("C")
        await d.type("We meet in person next time")
        await d.press("enter")
        assert [decision.text for _, decision in decisions(d.session)] == ["We meet in person next time"]
        assert "the set decided: We meet in person next time" in d.screen_text()


async def test_an_extension_says_its_cost_and_one_key_holds_the_end() -> None:
    async with begun(minutes=150, size=(60, 20)) as d:
        do(d, flow.give_time, 60 * 60)
        await d.press("plus")
        assert "min over. T trims this slot · H takes it from the break and Ben" in " ".join(
            d.screen_text().split()
        )
        over = re.search(r"\(\+(\d+) min\)", d.screen_text())
        assert over and f"{over[1]} min over" in d.said, "one figure in the title and in the words"
        await d.press("T")
        assert (
            "6 min less: 1 of Silence, 4 of Feedback" in d.said
            and "H takes it from the break and Ben" in d.said
        )
        await d.press("H")
        assert "min less" in d.said
        await d.press("z")
        assert d.said.startswith("Undone")


def test_where_only_a_break_may_give_way_the_cost_names_it() -> None:
    kept = replace(SMALL, slot=tuple(replace(phase, protected=True) for phase in SMALL.slot))
    world = World().opened(kept, 60, slots=2).presenting(1, 2).reach("slot.1.present")
    world.do(flow.give_time, 600)
    assert shown(cost_words(world.session, 5)) == ", 5 min over. H takes it from the break"


def test_whose_time_goes_is_said_by_name_or_number_and_no_slot_twice() -> None:
    world = World().opened(slots=4).presenting(1).reach("slot.1.present")
    assert shown(cost_words(world.session, 5)).endswith(
        "H takes it from the break, slot 2, slot 3 and slot 4"
    )
    first, second, third, fourth = world.session.slots
    twice = replace(
        world.session, slots=(first, replace(second, presenter=2), replace(third, presenter=2), fourth)
    )
    assert shown(cost_words(twice, 5)).endswith(
        "H takes it from the break, Ben (slot 2), Ben (slot 3) and slot 4"
    )


async def test_in_issues_and_order_no_slot_is_spoken_of_that_does_not_run() -> None:
    async with begun("bids", minutes=120) as d:
        do(d, flow.give_time, 3 * 60 * 60)
        await d.press("T")
        assert d.said.startswith("No slot runs now.") and d.place == "bids"


async def test_the_last_minute_is_told_by_a_sign_and_words() -> None:
    async with begun(size=(60, 20)) as d:
        await d.later(14 * 60 + 15)
        assert "seconds left" in d.screen_text() and isinstance(d.page, BoardPage)
        assert (d.page.face.large, d.page.face.tone) == ("45", "$warning")


async def test_figures_go_from_the_phase_to_the_slot_to_the_session_and_off() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("2", "p")
        for words in ("Figures of this phase: 1 question", "of this slot", "of the session"):
            await d.press("f")
            assert words in d.screen_text()
        await d.press("f")
        assert "turns" not in d.screen_text()


async def test_the_blank_screen_shows_the_time_alone_and_the_clocks_keys_still_work() -> None:
    async with begun() as d:
        await d.press("2", "c")
        await d.type("half a thou")
        await d.press("ctrl+l")
        assert d.screen_text().split() == ["15:00", "left"]
        await d.press("4")
        assert d.session.name(d.session.floor) == "Dev"
        await d.press("space", "q", "question_mark", "v", "z", "ctrl+p", "n", "escape")
        assert d.screen_text().split() == ["15:00", "left", "·", "paused"]
        await d.press("n")
        assert d.session.stop is not None and d.session.stop.endswith("silence")
        await d.press("ctrl+l")
        assert d.place == "timer" and "SILENCE" in d.screen_text()
        assert "half a thou" in d.screen_text()


async def test_what_is_typed_for_a_field_or_a_menu_does_nothing_on_the_blank_screen_and_that_is_said() -> (
    None
):
    async with begun() as d:
        before = d.session
        for opens in ("c", "a", "C", "at", "e", "slash"):
            await d.press("ctrl+l", opens, *"bn2p", "space", "enter")
            assert (d.session, d.screen_text().split()) == (before, ["15:00", "left"]), opens
            await d.press("ctrl+l")
            assert d.place == "board" and d.said.startswith("The blank screen opens no field and no menu")
        await d.press("ctrl+l", *"h3x4w5sp", "u", *"78", "enter")
        assert d.session == before, "a menu's key takes the one that chooses with it"
        await d.press("ctrl+l")
        await d.press("ctrl+l", "c", "n", "escape", "2")
        assert d.session.floor == 2, "after Esc, keys are keys again"
        await d.press("ctrl+l")
        await d.press("c", "ctrl+l", *"c n escape".split(), "ctrl+l", "escape")
        assert d.session.stop == before.stop, "a field that was open below takes no key's meaning away"
        await d.press("ctrl+l", *"o n E n enter".split(), "ctrl+l")
        assert d.session.stop == before.stop
        await d.press("r", "ctrl+l", *"enter n enter space".split())
        assert (d.session.stop, d.session.running) == (before.stop, False), "keys again after the word"


@pytest.mark.parametrize("by_paste", [False, True])
async def test_a_window_too_small_takes_no_words_and_says_so_before_and_after(by_paste: bool) -> None:
    async with begun() as d:
        await d.press("c")
        await d.type(".half a")
        await d.resize(59, 24)
        assert "until then keys do nothing" in " ".join(d.screen_text().split())
        if by_paste:
            d.app.post_message(events.Paste("words"))
            await d.pilot.pause()
        else:
            await d.press("w", "o", "enter")
        await d.resize(80, 24)
        assert d.app.screen.query_one(EntryLine).text == ".half a", "what stood is kept"
        assert d.said == "What was typed while the window was too small did nothing."
        await d.resize(59, 24)
        await d.resize(80, 24)
        await d.press("left")
        assert "too small" not in d.said


async def test_a_window_too_small_says_so_and_ignores_keys_until_it_grows() -> None:
    async with begun() as d:
        await d.press("c")
        await d.type("kept")
        before = d.session
        for size in ((59, 20), (60, 19), (30, 8)):
            await d.resize(*size)
            assert "too small" in " ".join(d.screen_text().split())
            await d.press("n", "escape", "q", "question_mark", "ctrl+l", "ctrl+p", "enter")
            assert d.session == before
            assert "too small" in " ".join(d.screen_text().split())
            await d.resize(60, 20)
            assert d.place == "board" and "kept" in d.screen_text()


async def test_a_wide_window_has_what_was_caught_beside_the_seats() -> None:
    async with begun(size=(120, 40)) as d:
        for seat, words in ((2, "First?"), (3, "Second?")):
            await d.press(str(seat), "c")
            await d.type(words)
            await d.press("enter")
        text = d.screen_text()
        assert "Caught in this slot" in text
        assert text.index("Carla: Second?") < text.index("Ben: First?")


async def test_a_wait_cue_asks_for_three_seconds_after_a_question_where_it_is_wanted() -> None:
    async with begun() as d:
        titles = {command.title: command for command in d.app.get_system_commands(d.app.screen)}
        titles["Wait cue: turn on"].callback()
        await d.press("2", "p")
        assert "leave three seconds of quiet" in d.screen_text()
        await d.later(4)
        assert "leave three seconds" not in d.screen_text()
        assert d.memory.get("wait cue", "off") == "on"


async def test_a_pass_is_seen_at_the_seat_and_an_empty_stack_says_how_to_fill_it() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("m", "r", "k")
        assert "2  Ben         passed" in d.screen_text()
        await d.press("m")
        assert "Now: round." in d.window_words() and "r Round (now)" in d.window_words()
        await d.press("s")
        assert "Stack: no hand is up · h and a seat's key raises one" in d.screen_text()
        await d.press("Q")
        assert "Stack: no hand is up · Q opens the queue" in d.screen_text()
        await d.press("z")


async def test_the_next_key_is_one_that_works_whatever_the_phase() -> None:
    async with begun("commit") as d:
        for keys, row in (
            ((), "c capture an action n next"),
            (("t",), "c capture an action n next"),
            (("s", "a"), "s go on"),
            (("s", "c"), "Enter keep it"),
        ):
            await d.press(*keys)
            last = " ".join(d.screen_text().split("\n")[-1].split())
            assert last.startswith(row), keys
            assert "1-9 0 floor" not in last and "p presenter" not in last
        await d.type("Ring her on Friday")
        await d.press("enter")
        assert d.screen_text().split("\n")[-1].split()[:2] == ["n", "next"]
        await d.press("z", "z")
        await begin_exploring_late(d)
        assert d.screen_text().split("\n")[-1].split()[:2] == ["n", "next"], "once its time is over"


async def begin_exploring_late(d: Desk) -> None:
    """Back to the phase of questions, and through its time."""
    while not (d.session.stop or "").endswith("explore"):
        await d.press("b")
    await d.later(60 * 60)


async def test_what_lies_over_the_board_takes_no_key_out_of_its_key_line() -> None:
    async with begun() as d:
        before = d.screen_text().split("\n")[-1]
        await d.press("ctrl+l", "3", "p", "ctrl+l")
        assert d.screen_text().split("\n")[-1] == before and before.endswith("? help")


async def test_how_long_ago_a_turn_began_is_counted_from_when_it_was_asked() -> None:
    async with begun() as d:
        await d.later(100)
        await d.press("2")
        await d.later(5)
        await d.press("e")
        await d.later(30)
        await d.type("60")
        await d.press("enter")
        assert d.session.turn is not None
        assert d.clock.read().boot and d.app.now is not None
        assert round(d.app.now.t - d.session.turn.began) == 90


async def test_who_presents_and_leaves_is_told_the_keys_that_go_on() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("w", "1")
        assert d.said == "Ana left, who presents: `o` `e` ends the slot, `o` `k` takes a break."
        assert d.session.floor is None


def test_who_asked_before_and_lets_a_turn_go_by_has_passed_until_they_speak() -> None:
    session = World().exploring().session
    stop = session.stop or ""
    passed = replace(session, passes=Series((Pass(2, stop, 90.0), Pass(3, "elsewhere", 91.0))))
    assert passed_here(passed) == [2]
    assert passed_here(replace(passed, turns=Series((Turn(2, stop, 80.0, 85.0),)))) == [2]
    assert passed_here(replace(passed, turns=Series((Turn(2, stop, 95.0),)))) == []


async def test_under_a_window_the_key_line_names_no_key_and_the_timer_names_who_has_the_floor() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("2", "m")
        assert "capture" not in d.screen_text()
        await d.press("escape", "t")
        assert "Ben has the floor" in d.screen_text() and "capture" in d.screen_text()


async def test_whoever_has_the_floor_stays_in_sight_while_a_line_takes_rows_away() -> None:
    async with begun(names=("Ana", "Ben", "Carla", "Dev", "Ela", "Femi", "Gus", "Hal"), size=(60, 20)) as d:
        await d.press("8", "c")
        await d.type("!Somebody will write a note that takes more than one row to read back, tomorrow")
        assert "▶ F8  Hal" in d.screen_text()


async def test_a_phase_that_was_trimmed_for_nothing_says_so_when_it_begins_and_what_gives_time() -> None:
    async with begun(until="clarify", minutes=150, size=(60, 20)) as d:
        do(d, flow.give_time, 60 * 60)
        await d.press("T", "n")
        short = r"Explore began\. 2 min here after trimming; \d+ min to spare: \+ gives time"
        assert re.fullmatch(short, d.said)
        assert "+ gives time" in " ".join(d.screen_text().split())
        await d.press("n")
        assert d.said == "Silence began", "its two minutes are all that it was planned to have"


def test_a_phase_that_was_trimmed_for_time_that_is_used_says_nothing() -> None:
    world = World().opened(slots=2).presenting(1, 2).reach("slot.1.present")
    world.do(flow.give_time, 7200).do(tail.trim_rest)
    assert trimmed(world.session, world.now) == ""
    world.later(7300).do(flow.next_phase)
    assert trimmed(world.session, world.now) == "" and world.session.given["slot.1.explore"] < 0
    assert trimmed(World().opened().session, world.now) == ""


async def test_in_a_silence_within_a_stop_s_goes_on_and_shift_s_ends_the_silence_alone() -> None:
    async with begun() as d:
        await d.press("s", "a", "S")
        assert "Silence in the stop S ends it, s goes on" in " ".join(d.screen_text().split())
        await d.press("S")
        assert d.session.intervention is not None and d.session.intervention.reason is Reason.ADVICE
        await d.press("S", "s")
        assert d.session.intervention is None and d.place == "board"


async def test_on_the_blank_screen_a_menu_is_held_to_be_open_until_a_key_that_leaves_it() -> None:
    async with begun() as d:
        before = d.session
        for keys in ("ozn", "mzn", "w9n", "ggn"):
            await d.press("ctrl+l", *keys, "n", "escape", "ctrl+l")
            assert d.session == before, keys


async def test_a_key_that_a_blank_screen_does_not_let_by_is_told_once_it_is_lifted() -> None:
    async with begun() as d:
        for keys in ("S", "s a", "z", "plus", "r", "q", "f", "k", "down"):
            before = d.session
            await d.press("ctrl+l", *keys.split(), "ctrl+l")
            assert d.session == before and d.said.startswith("The blank screen"), keys
            await d.press("ctrl+l", "2", "p", "ctrl+l")
            assert not d.said.startswith("The blank screen"), (
                f"keys that acted did not go unheard, after {keys}"
            )


async def test_what_the_blank_screen_says_of_its_keys_is_true_of_the_screen_below() -> None:
    async with begun() as d:
        await d.press("ctrl+l", "S", "ctrl+l")
        assert "only Space, n, b, p, Enter and the seats act" in d.said
        await d.press("r", "ctrl+l", "2", "ctrl+l")
        assert "only Space, n and b act" in d.said
    async with desk(opened=False) as d:
        await d.press("ctrl+l", "n", "ctrl+l")
        assert "no key acts" in d.screen_text() and d.place == "HomeScreen"


async def test_ctrl_z_is_to_the_shell_under_a_blank_screen_too() -> None:
    async with begun() as d:
        await d.press("ctrl+l", "ctrl+z")
        assert d.screen_text().split() == ["15:00", "left"]
        await d.press("ctrl+l")
        assert "No shell waits" in d.said


@pytest.mark.parametrize("gone", [10, 200])
@pytest.mark.parametrize("before", ["", "s a"])
async def test_a_phase_of_silence_needs_none_by_key_and_stays_over(gone: int, before: str) -> None:
    async with begun("silence") as d:
        await d.later(gone)
        await d.press(*before.split())
        held, state = d.session.intervention, ("silence, over" if gone > 120 else "silence")
        await d.press("S")
        assert d.session.intervention == held and "Nobody speaks in this phase anyway" in d.said
        assert state in d.screen_text().lower()
