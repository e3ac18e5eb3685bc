"""The turn board and the phase timer, by keys."""

from functools import partial

import pytest
from textual import events

from als_tui.domain.moves import attendance, bids, flow
from als_tui.domain.session.facts import Presence, Question
from als_tui.domain.session.state import questions
from als_tui.screens.board.face_words import Wanted
from als_tui.screens.board.floor import FloorPage
from als_tui.widgets.entry import EntryLine
from als_tui.widgets.lines import KeyLine
from tests.fakes import a_set
from tests.screens.checkin import next_key
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin, begun, do, show


def page_of(d: Desk) -> FloorPage:
    """The board or the timer, whichever shows."""
    assert isinstance(d.page, FloorPage)
    return d.page


def face_of(d: Desk) -> str:
    """The big time and its words."""
    face = page_of(d).face
    return f"{face.text} {face.label}".strip()


def row_of(d: Desk, words: str) -> str:
    """The row of the screen with these words."""
    return next(row for row in d.screen_text().splitlines() if words in row)


async def test_a_seat_key_gives_the_floor_and_counts_a_question() -> None:
    async with begun() as d:
        assert d.place == "board"
        await d.press("2")
        assert d.session.name(d.session.floor) == "Ben"
        assert [question.asker for _, question in questions(d.session)] == [2]
        assert "▶  2  Ben                 has the floor" in d.screen_text()


async def test_enter_on_a_captured_question_keeps_it_and_gives_the_floor_back() -> None:
    async with begun() as d:
        await d.press("3", "c")
        await d.type("What would a good week look like?")
        assert "question" in d.screen_text()
        await d.press("enter")
        assert questions(d.session)[0][1] == Question(3, "What would a good week look like?", "open")
        assert d.session.floor == 1
        assert "Carla: What would a good week look like?" in d.screen_text()


async def test_undo_takes_the_question_and_the_floor_back_together_and_says_so() -> None:
    async with begun() as d:
        before = d.session
        await d.press("4", "z")
        assert (d.session.turns, d.session.entries) == (before.turns, before.entries)
        assert d.said.startswith("Undone: ") and "Dev" in d.said
        await d.press("Z")
        assert d.session.floor == 4


async def test_that_was_someone_else_puts_the_turn_and_its_question_right() -> None:
    async with begun() as d:
        await d.press("2", "x", "5")
        assert d.session.floor == 5
        assert questions(d.session)[0][1].asker == 5


async def test_the_window_names_the_turn_it_corrects_and_offers_whose_it_can_have_been() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("3", "x")
        offered = d.window_words()
        assert "NOT CARLA'S TURN, BUT WHOSE?" in offered
        assert "3 Carla" not in offered and all(name in offered for name in ("Ana", "Ben", "Femi"))
        await d.press("3")
        assert "✗" in d.screen_text() and d.session.floor == 3
        await d.press("escape", "p")
        await d.later(75)
        await d.press("x")
        assert "NOT CARLA'S TURN, OVER 1:15 AGO, BUT WHOSE?" in d.window_words()
        await d.press("2")
        assert questions(d.session)[0][1].asker == 2


async def test_a_turn_can_have_begun_earlier() -> None:
    async with begun() as d:
        await d.later(300)
        assert d.app.engine is not None
        d.app.engine.draft("began", "5")
        await d.press("2", "e")
        assert "Ben's turn began how many seconds ago? 1 to 300" in d.screen_text()
        await d.press("7", "escape")
        assert "kept" not in d.said and d.app.engine.drafts == {"began": "5"}
        await d.press("e", "enter")
        turn = d.session.turn
        assert turn is not None
        assert round(d.app.engine.now().t - turn.began) == 90


async def test_a_start_is_asked_for_only_where_another_one_can_have_been_and_with_one_figure_where_one_fits() -> (
    None
):
    async with begun() as d:
        await d.press("2", "e")
        assert d.app.said.tone == "refused" and "cannot have begun earlier" in d.said
        await d.later(1)
        await d.press("3")
        await d.later(2)
        await d.press("e")
        assert "Carla's turn began how many seconds ago? 3\n" in d.screen_text().replace(" \n", "\n")
        await d.press("enter")
        assert d.session.turn is not None and d.app.engine is not None
        assert round(d.app.engine.now().t - d.session.turn.began) == 3


async def test_the_presenter_gets_the_floor_back_with_one_key() -> None:
    async with begun() as d:
        await d.press("6", "p")
        assert d.session.floor == 1


async def test_figures_are_off_until_they_are_asked_for() -> None:
    async with begun() as d:
        await d.press("2")
        assert "turns" not in d.screen_text()
        await d.press("f")
        assert "turns  asked   time" in d.screen_text() and "1      1   0:00" in d.screen_text()


async def test_t_swaps_timer_and_board() -> None:
    async with begun() as d:
        await d.press("t")
        assert d.place == "timer" and "EXPLORE" in d.screen_text()
        await d.press("t")
        assert d.place == "board"


async def test_what_was_done_is_said_until_another_screen_opens_by_key_but_not_where_it_brought_that_screen() -> (
    None
):
    async with begun() as d:
        for key in ("L", "slash", "i", "t", "u", "a", "c"):
            if d.place != "board":
                await d.press("escape", "t")
            await d.press("2", "p")
            assert d.said
            await d.press(key)
            assert d.said == "", key
            assert "✓" not in d.screen_text().split("\n")[-2], key
            await d.press("escape")
        if d.place != "board":
            await d.press("t")
        await d.press("n")
        assert d.place == "timer" and d.said.startswith("Silence")


async def test_from_a_look_aside_t_goes_back_to_where_one_came_from() -> None:
    async with begun() as d:
        await d.press("L")
        assert "Next: t, back to Explore" in d.screen_text()
        await d.press("t")
        assert d.place == "board"
        await d.press("t", "slash", "escape", "t")
        assert d.place == "timer"


async def test_the_timer_shows_overtime_with_a_sign_and_words() -> None:
    async with begun("present") as d:
        assert d.place == "timer"
        await d.later(5 * 60 + 31)
        assert face_of(d) == "+0:31 over"
        assert "Present is over: n goes on to Clarify" in d.screen_text()


@pytest.mark.parametrize("hours", [10, 100, 1_000, 10_000, 1_000_000])
async def test_a_timer_that_ran_on_for_however_long_is_over_time(hours: int) -> None:
    async with begun("present", size=(60, 20)) as d:
        await d.later(hours * 3600)
        assert "over" in d.screen_text()


async def test_where_nobody_speaks_the_time_is_faint_and_says_nothing() -> None:
    async with begun("silence") as d:
        await d.later(10)
        assert (face_of(d), page_of(d).face.tone) == ("1:50", "$faint")
        assert "Nobody speaks." in d.screen_text()


async def test_a_silence_over_its_time_stays_calm_without_digits_and_without_a_bell() -> None:
    async with begun("silence") as d:
        rang: list[bool] = []
        d.app.choices.bell_wanted = True
        d.app.bell = lambda: rang.append(True)  # type: ignore[method-assign]  # Textual names no bell
        for seconds in (115, 10, 60, 600):
            await d.later(seconds)
            assert (page_of(d).face.large == "") == (seconds != 115)
        assert "silence, over" in d.screen_text() and not rang
        await d.press("t")
        assert d.place == "board" and face_of(d) == "silence, over"


async def test_a_key_for_an_empty_seat_is_refused_in_words() -> None:
    async with begun() as d:
        await d.press("9")
        assert d.app.said.tone == "refused" and "no seat 9" in d.said


async def test_typed_words_survive_leaving_the_line() -> None:
    async with begun() as d:
        await d.press("c")
        await d.type("half a thou")
        await d.press("escape")
        assert "What you typed is kept" in d.said
        await d.press("ctrl+c")
        assert d.said == "^q leaves als-tui; everything is kept."
        await d.press("c")
        assert "half a thou" in d.screen_text()


async def test_at_60x20_no_row_is_wider_than_the_screen_and_the_next_key_shows() -> None:
    async with begun(size=(60, 20)) as d:
        text = d.screen_text()
        assert all(len(row) <= 60 for row in text.split("\n"))
        hints = d.app.screen.query_one(KeyLine).fitting()
        assert hints[-1].word == "help" and len(hints) > 3
        assert hints[0].word in text.split("\n")[-1]


async def test_the_tenth_seat_is_0_and_beyond_it_a_letter_reaches() -> None:
    names = tuple("Ana Ben Carla Dev Ela Femi Gus Hana Ines Jo Kim Lou".split())
    async with begun(names=names) as d:
        await d.press("0")
        assert d.session.name(d.session.floor) == "Jo"
        await d.press("at")
        await d.type("lo")
        await d.press("enter")
        assert d.session.name(d.session.floor) == "Lou"


async def test_somebody_who_leaves_and_is_back_is_two_keys_each() -> None:
    async with begun() as d:
        await d.press("w", "6")
        assert not d.session.people[5].present
        await d.press("w", "6")
        assert d.session.people[5].present


async def test_a_break_stops_the_set_and_next_goes_back_to_work() -> None:
    async with begun() as d:
        await d.later(16)
        await d.press("o", "k")
        assert (d.session.stop, d.place) == ("break.1", "timer")
        assert "Then back to Explore, 14:44 left" in d.screen_text()
        await d.press("r")
        assert "Next: t, back to Break." in d.screen_text()
        await d.press("n")
        assert d.said == "Explore goes on"
        assert d.session.stop is not None and d.session.stop.endswith("explore")
        assert d.place == "board"


async def test_keys_under_way_when_enter_is_pressed_are_keys_again_and_lose_nothing() -> None:
    async with begun() as d:
        await d.press("2", "c")
        await d.type("short one?")
        for key, letter in (("enter", "\r"), ("5", "5"), ("c", "c"), *zip("No?", "No?", strict=True)):
            d.app.post_message(events.Key(key, letter))
        await d.pilot.pause()
        await d.pilot.pause()
        assert questions(d.session)[0][1] == Question(2, "short one?")
        assert d.session.floor == 5
        assert d.app.screen.query_one(EntryLine).text == "No?"


async def test_a_whole_question_typed_faster_than_the_line_opens_is_kept() -> None:
    async with begun() as d:
        for letter in ("3", "c", *"Why not?"):
            d.app.post_message(events.Key(letter, letter))
        for key in ("enter", "4"):
            d.app.post_message(events.Key(key, "\r" if key == "enter" else key))
        await d.pilot.pause()
        await d.pilot.pause()
        assert questions(d.session)[0][1] == Question(3, "Why not?", "probing")
        assert d.session.floor == 4


async def test_what_is_typed_in_one_burst_keeps_its_order_over_fields_that_open_and_close() -> None:
    async with begun() as d:
        words = "Who would miss it, and what of it, if you said no now?"
        for seat in ("3", "4", "5"):
            for letter in (seat, "c", *words):
                d.app.post_message(events.Key(letter, letter))
            d.app.post_message(events.Key("enter", "\r"))
        d.app.post_message(events.Key("n", "n"))
        while not (d.session.stop or "").endswith("silence"):
            await d.pilot.pause()
        asked = [(question.asker, question.text) for _, question in questions(d.session)]
        assert asked == [(3, words), (4, words), (5, words)]


async def test_a_key_that_nobody_answers_holds_up_no_other_one() -> None:
    async with begun() as d:
        before = len(d.session.turns)
        d.app._under_way = events.Key("x", "x")
        for letter in ("2", "p"):
            d.app.post_message(events.Key(letter, letter))
        while len(d.session.turns) < before + 2:
            await d.pilot.pause()
        assert [turn.person for turn in d.session.turns[-2:]] == [2, 1]


async def test_a_paste_that_comes_at_once_with_the_key_for_the_line_is_kept_once() -> None:
    async with begun() as d:
        await d.press("2")
        burst = (events.Key("c", "c"), events.Paste("Who else?"), events.Key("enter", "\r"))
        for event in burst:
            d.app.post_message(event)
        await d.pilot.pause()
        await d.pilot.pause()
        assert [question.text for _, question in questions(d.session)] == ["Who else?"]


async def test_where_there_are_no_turns_the_next_phase_or_what_it_lacks_is_the_next_key() -> None:
    async with begun("silence") as d:
        await d.press("t")
        assert d.place == "board" and next_key(d) == "n"
        do(d, flow.end_slot)
        do(d, partial(bids.present, again=True), 2)
        await show(d)
        assert d.session.stop == "between.1.break" and d.place == "timer" and next_key(d) == "i"
        await d.press("t")
        assert next_key(d) == "i"
        await d.press("i")
        assert d.place == "bids" and next_key(d) == "p" and "Next: p puts" in d.screen_text()


async def test_esc_from_an_empty_line_says_nothing() -> None:
    async with begun() as d:
        await d.press("c", "escape")
        assert d.said == ""


async def test_a_menu_of_people_where_nobody_is_here_says_which_key_marks_them() -> None:
    async with desk() as d:
        do(d, attendance.open_session, d.library.processes()[0]["half-day"], 210)
        await show(d)
        await d.press("t", "t")
        await d.press("h")
        assert d.place == "board" and d.said == "Nobody is here yet. `w` says who came."
        await d.press("x")
        assert d.place == "board" and d.said == "Nobody else has had the floor in this phase yet."
        await d.press("c")
        await d.type("?@ana what now?")
        await d.press("enter", "L", "p")
        assert d.place == "ledger" and "Nobody is here yet" in d.said


async def test_a_long_message_has_more_rows_where_the_window_narrows() -> None:
    async with begun(size=(120, 40)) as d:
        d.app.say(
            "These words fit into one row of a wide window, but not of a narrow one, and end in its LAST"
        )
        await d.resize(60, 20)
        assert "LAST" in d.screen_text()


async def test_a_pause_stands_still_on_the_floor_s_clock_as_in_the_figures() -> None:
    async with begun() as d:
        await d.press("2", "f")
        await d.later(29)
        await d.press("space")
        await d.later(60)
        assert "paused" in d.screen_text()
        assert "   0:29" in next(row for row in d.screen_text().splitlines() if "▶  2" in row)
        await d.press("space")
        await d.later(3)
        assert "   0:32" in row_of(d, "▶  2")
        await d.press("f", "f", "f")
        assert row_of(d, "▶  2").endswith("has the floor                                 0:30"), (
            "in steps of ten"
        )


async def test_who_comes_once_the_others_have_agreed_to_the_charter_is_to_be_asked_too() -> None:
    async with desk(size=(60, 20)) as d:
        do(d, attendance.open_session, d.library.processes()[0]["half-day"], 210)
        do(d, attendance.attend, 6, Presence.ABSENT)
        do(d, attendance.all_here)
        do(d, attendance.agree)
        do(d, flow.start_or_pause)
        await show(d)
        await d.press("t")
        await d.later(120)
        await d.press("w", "6", "escape")
        assert d.said == "Femi came 2 min late. r, then y: the charter with them"
        await d.press("r", "y", "t", "w", "6", "w", "6")
        assert "charter" not in d.said, "who is back has agreed"


async def test_figures_grow_with_the_turn_that_runs_beside_them() -> None:
    async with begun() as d:
        await d.press("2", "f")
        for seconds in (1, 2, 3):
            await d.later(1)
            row = next(row for row in d.screen_text().splitlines() if "▶  2" in row)
            assert f"   0:0{seconds}" in row


async def test_a_stop_a_silence_and_a_check_round_stand_still_on_the_floor_s_clock_and_in_the_figures() -> (
    None
):
    async with begun() as d:
        await d.press("2", "f")
        await d.later(15)
        await d.press("s", "a")
        await d.later(9)
        assert "   0:15" in row_of(d, "▶  2") and "   0:09" in row_of(d, "STOPPED: advice · s goes on")
        await d.press("s", "S")
        await d.later(40)
        await d.press("S")
        await d.later(1)
        assert "   0:16" in row_of(d, "▶  2")
        await d.press("u", "7")
        await d.later(4)
        await d.press("6")
        await d.later(4)
        await d.press("8", "q")
        await d.later(2)
        assert "   0:18" in next(row for row in d.screen_text().splitlines() if "▶  2" in row)


async def test_a_step_of_the_wall_clock_shows_another_time_and_no_other_overrun() -> None:
    async with begun(minutes=150) as d:
        await d.later(14 * 60)
        before = d.screen_text().splitlines()[0]
        for step in (2 * 3600, -7 * 3600):
            d.clock.pass_(0, step)
            await d.later(0)
            row = d.screen_text().splitlines()[0]
            assert row != before and "(+" not in row
        await d.later(70 * 60)
        over = d.screen_text().splitlines()[0].partition("(")[2]
        assert over == "+20 min)"


async def test_a_session_that_was_left_open_over_night_is_over_by_hours() -> None:
    async with begun() as d:
        await d.later(33 * 3600 + 49 * 60)
        assert " h " in d.screen_text().splitlines()[0].partition("(+")[2]


async def test_small_seconds_and_an_amber_last_minute_go_where_the_settings_say_so() -> None:
    made = Desk()
    made.place_on(made.library, a_set(made.library))
    for name in ("seconds", "amber"):
        made.memory.put(name, "off")
    async with made.used() as d:
        await begin(d)
        assert page_of(d).face.text.isdigit() and face_of(d).endswith("min left")
        assert page_of(d).wanted == Wanted(amber=False, seconds=False)
        await d.press("t")
        assert face_of(d).endswith("min left")
