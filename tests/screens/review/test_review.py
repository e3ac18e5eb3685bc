"""The end-of-session review by keys: what happened, who asked, what was promised, a round, the close."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import pytest

from als_tui.domain.asking.participation import talk
from als_tui.domain.book import Policy
from als_tui.domain.moves import attendance, bids, floor, flow, keeping, review
from als_tui.domain.session.facts import Commitment, Presence
from als_tui.domain.session.state import commitments, questions
from als_tui.screens.review import closing
from als_tui.screens.review.page import ReviewPage
from als_tui.screens.review.words import PARTS, At, about_phase
from als_tui.widgets.fitting import within
from tests.domain.build import World
from tests.fakes import START
from tests.screens.checkin import again, chosen, next_key, whole
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin_unseen, begun, do, show

LONG = "What would you do with one boss, if it were only you who decided about it? " * 3


@asynccontextmanager
async def reviewed(
    size: tuple[int, int] = (80, 24), caught: bool = True, **profile: Any
) -> AsyncIterator[Desk]:
    """Ana's slot was held, Femi is absent, Gail is a guest, and the review has begun."""
    async with desk(size=size, **profile) as d:
        begin_unseen(d)
        do(d, attendance.add_guest, "Gail")
        do(d, attendance.attend, 6, Presence.ABSENT)
        if caught:
            do(d, floor.give_floor, 2)
            do(d, keeping.keep_question, LONG, 2)
            do(d, keeping.keep_note, "Dev looked\nat the door")
            do(d, keeping.keep_action, Commitment(1, "Write to both", None, "the budget is out", 6, "Ben"))
            do(d, floor.give_floor, 3)
        do(d, flow.end_slot)
        for _ in range(len(d.session.slots) - 1):
            do(d, bids.drop_slot)
        while not (d.session.stop or "").endswith("review"):
            do(d, flow.next_phase)
        await show(d)
        assert d.place == "review"
        yield d


async def to(d: Desk, part: str) -> None:
    """Tab on from the first part to this one."""
    await d.press(*["tab"] * list(PARTS).index(part))


async def test_no_part_is_cut_and_each_says_what_is_next() -> None:
    async with reviewed() as d:
        do(d, attendance.set_detail, "goal", "Find out who decides what by the summer " * 4)
        await show(d)
        for made in PARTS.values():
            async for _ in d.sizes():
                text = whole(d)
                assert "Next: " in text and "met: ? g answers" in text and "no date yet · d sets one" in text
                assert all(column.title in text for column in made.columns)
            await d.press("end", "tab")


async def test_what_was_done_in_one_part_is_not_said_over_the_next() -> None:
    async with reviewed() as d:
        await d.press("y")
        await d.app.workers.wait_for_complete()
        await d.pilot.pause()
        assert d.said.startswith("Record: ")
        await d.press("tab")
        assert d.said == ""


async def test_an_empty_part_says_why_and_which_key_fills_it() -> None:
    async with reviewed(caught=False) as d:
        await to(d, "words")
        async for _ in d.sizes():
            assert "Nothing was caught yet. c catches a question or a note." in whole(d)
        await d.press("tab")
        async for _ in d.sizes():
            assert "No action was caught yet. a opens its form, c a line." in whole(d)
            assert "who" not in whole(d)


async def test_people_stand_by_seat_and_who_was_not_here_does_not() -> None:
    async with reviewed() as d:
        await to(d, "people")
        names = [line[8:].split()[0] for line in whole(d).split("\n") if line[5:6].isdigit()]
        assert names == ["Ana", "Ben", "Carla", "Dev", "Ela", "Gail"]
        ana = next(line for line in whole(d).split("\n") if " Ana " in line and "1" in line)
        told = {one.person: one for one in talk(d.session, 0.0)}[1]
        assert ana.split()[:3] == ["◆", "1", "Ana"]
        assert ana.split()[3:6] == [str(told.turns), "–", str(told.answers)] == ["4", "–", "1"]


async def test_the_round_takes_a_1_to_10_of_each_one_here_guests_too_and_moves_on() -> None:
    async with reviewed() as d:
        await d.press("shift+tab")
        assert next_key(d) == "Enter" and "0 of 6 given" in whole(d)
        assert "Femi" not in whole(d)
        for score in range(1, 7):
            await d.press("enter")
            await d.type(f"{score} felt heard")
            await d.press("enter")
        assert d.session.pulse == {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, -1: 6}
        assert next_key(d) == "l" and "0 of 6 asked" in whole(d)
        assert chosen(d) == "1" and "Ana: 1 of 10 felt heard" in whole(d), (
            "the next round begins at the first seat"
        )
        await d.press("l")
        await d.type("to ask")
        await d.press("enter", *["l", "enter"] * 5)
        assert d.session.words[(1, "learning")] == "to ask" and next_key(d) == "d"
        assert d.said == "Gail passed" and whole(d).count("passed") == 6, (
            "five in the list, one in the message"
        )
        await d.press("d")
        await d.type("someday")
        assert "? not a date and time yet" in d.screen_text()
        await d.press("enter")
        assert d.app.said.tone == "refused" and d.screen_text().count("someday")
        await d.press("end", *["backspace"] * 7)
        await d.type("5 jan 9:30")
        await d.press("enter")
        assert next_key(d) == "n" and "Tue 5 Jan 2027" in whole(d), "a process review comes after it"
        await d.press("n")
        assert d.place == "timer" and next_key(d) == "v"
        async for _ in d.sizes():
            assert "v  last words" in d.screen_text() and "Next: v, a last word from each" in d.screen_text()
        await d.press("v")
        assert next_key(d) == "u" and "a last word from each; 0 of 6 asked" in whole(d)
        await d.press("u", "enter")
        assert chosen(d) == "2" and "passed" in whole(d) and "1 of 6 asked" in whole(d)
        await d.press(*["u", "enter"] * 5)
        assert next_key(d) == "F"
        await d.press("t")
        assert next_key(d) == "v" and "v  review" in d.screen_text(), "everybody was asked"


async def test_silence_and_the_seal_are_two_keys_wherever_one_stands() -> None:
    async with reviewed() as d:
        await d.press("S")
        assert d.place == "review", "silence's key seals nothing"
        do(d, flow.next_phase)
        await show(d)
        await d.press("F")
        assert d.place == "timer", "the seal's key is the review's alone"
        await d.press("S")
        assert d.session.intervention is not None and "S ends it" in d.screen_text()
        await d.press("S", "v", "F")
        assert d.place == "SureScreen" and "Type seal" in d.screen_text()


async def test_the_cursor_goes_on_by_what_the_round_asks_now_and_stays_by_what_it_does_not() -> None:
    async with reviewed() as d:
        await d.press("shift+tab", "l")
        await d.type("to ask")
        await d.press("enter")
        assert chosen(d) == "1", "a pulse is asked for now"
        for person in (1, 2, 3, 4, 5, -1):
            do(d, review.give_pulse, person, "7")
        await show(d)
        await d.press("home", "enter")
        await d.type(" felt heard")
        await d.press("enter")
        assert d.session.words[1, "pulse"] == "felt heard"
        assert chosen(d) == "1", "learning is asked for now"
        await d.press("down", "l", "enter")
        assert chosen(d) == "3"


async def test_a_figure_that_cannot_be_stays_in_the_line() -> None:
    async with reviewed() as d:
        await d.press("shift+tab", "enter")
        await d.type("11 great")
        await d.press("enter")
        assert d.app.said.tone == "refused" and "11 great" in d.screen_text() and not d.session.pulse


async def test_learning_and_last_word_belong_to_the_round() -> None:
    async with reviewed() as d:
        await d.press("l")
        assert d.app.said.tone == "refused" and "`Tab` to the round" in d.said
        await d.press("shift+tab", "l")
        await d.type("Asking is slower than telling")
        await d.press("enter", "u")
        await d.type("Lighter")
        await d.press("enter")
        text = whole(d)
        assert "Learned: Asking is slower than telling" in text and "Last word: Lighter" in text


async def test_words_are_put_right_given_to_another_and_taken_out() -> None:
    async with reviewed() as d:
        await to(d, "words")
        assert "Ben asked Ana: What would you do" in whole(d)
        await d.press("k")
        assert d.place == "ChoiceScreen"
        await d.press("3")
        assert questions(d.session)[0][1].asker == 3 and "Carla asked Ana" in whole(d)
        await d.press("down", "enter")
        await d.type(" twice")
        await d.press("enter")
        assert "at the door twice" in whole(d)
        assert "k whose" not in d.screen_text() and "X take out" in d.screen_text()
        await d.press("k")
        assert d.app.said.tone == "refused"
        await d.press("X")
        assert len(d.session.entries) == 3
        await d.press("z")
        assert len(d.session.entries) == 4 and d.said.startswith("Undone: ")


async def test_a_question_that_was_only_counted_gets_its_words_here() -> None:
    async with reviewed() as d:
        await to(d, "words")
        await d.press("end")
        assert "Carla asked Ana: (asked; the words were not caught)" in whole(d)
        await d.press("enter")
        await d.type("Who decides?")
        await d.press("enter")
        assert "Carla asked Ana: Who decides?" in whole(d)


async def test_an_action_shows_its_cue_and_is_put_right_in_its_form() -> None:
    async with reviewed() as d:
        await to(d, "actions")
        text = whole(d)
        assert "6 of 10 sure · with Ben" in text and "If-then: the budget is out" in text
        await d.press("k", "4", "enter")
        assert d.place == "ActionScreen"
        await d.type(" by hand")
        await d.press("ctrl+s")
        assert commitments(d.session)[0][1].owner == 4
        assert "Dev: Write to both by hand" in whole(d)


async def test_a_line_half_typed_in_the_round_is_there_after_a_restart() -> None:
    async with reviewed() as d:
        await d.press("shift+tab", "down", "l")
        await d.type("That silence is not nothing")
        async with again(d) as new:
            assert "What did Ben learn today?" in new.screen_text()
            assert "That silence is not nothing" in new.screen_text() and "learned" in new.screen_text()


async def test_a_refusal_goes_with_the_part_it_spoke_of_and_a_day_that_is_over_is_refused() -> None:
    async with reviewed() as d:
        await d.press("l")
        assert "`Tab` to the round" in d.said
        await d.press("shift+tab")
        assert d.said == ""
        await d.press("d")
        await d.type("2026-11-20 9:30")
        assert "? That day is over." in d.screen_text()
        await d.press("enter")
        assert (d.app.said.tone, d.said) == ("refused", "That day is over.")
        await d.press("escape")
        assert "What you typed is kept" in d.said
        await d.press("down")
        assert d.said == ""


async def test_looked_at_aside_the_next_key_leads_back() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("v")
        assert next_key(d) == "t" and "not over yet" in whole(d)
        await d.press("enter")
        assert d.app.said.tone == "refused"


async def test_a_seal_with_phases_to_come_says_so_and_what_stays() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("v", "F")
        text = " ".join(d.screen_text().replace("│", " ").split())
        assert "! Not over: " in text and "slots still to come." in text
        assert "exported files stay." in text and "Type seal and press Enter." in text


async def test_a_long_question_is_shown_whole_where_there_is_room() -> None:
    async with reviewed((60, 20)) as d:
        await to(d, "words")
        assert LONG.strip() in " ".join(whole(d).split()) and whole(d).count("? A") == 0


def test_a_phase_that_ran_was_cut_short_and_not_skipped_and_each_is_told_with_whose_slot_it_is_of() -> None:
    world = World().exploring()
    world.do(flow.next_phase)
    commit = world.session.stop
    assert commit and commit.endswith("commit")
    world.do(flow.back)
    world.do(flow.end_slot)
    assert commit in world.session.skipped
    told = about_phase(At(world.session, world.t, START.date()), 0)
    assert told[1:] == ["Cut short on purpose: Commit (Ana)"]


def test_what_lies_ahead_again_was_not_skipped() -> None:
    world = World().exploring().do(flow.end_slot)
    told = about_phase(At(world.session, world.t, START.date()), 0)
    assert told[1:] == ["Skipped on purpose: Commit (Ana)"]
    world.do(flow.back)
    assert world.session.skipped and len(about_phase(At(world.session, world.t, START.date()), 0)) == 1


def test_a_break_that_nobody_planned_is_not_held_against_a_plan() -> None:
    world = World().exploring().do(flow.unplanned_break).later(12).do(flow.next_phase)
    at = At(world.session, world.t, START.date())
    assert [cell.text for cell in PARTS["happened"].rows(at)["break.1"]] == ["Break", "–", "0:12", ""]
    place = list(PARTS["happened"].rows(at)).index("break.1")
    assert about_phase(at, place) == ["Break: not planned, was 0:12"]


def test_rows_to_spare_go_to_the_line_that_is_too_long() -> None:
    assert within(["a" * 30, "b"], 3, 20) == ["a" * 30, "b"]
    assert within(["a" * 90, "b", "c"], 3, 20) == ["a" * 19 + "…", "b", "c"]
    assert within(["a", "b", "c"], 2, 20) == ["a", "b …"]
    assert within(["a", "b" * 20, "c"], 2, 20) == ["a", "b" * 19 + "…"]


async def test_a_figure_added_to_a_check_round_in_the_review_takes_no_more_time_than_it_is_asked_in() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("u", "7", "escape")
        await d.later(60)
        await d.press("v", "end", "enter")
        await d.later(4)
        await d.press("down", "5", "escape")
        assert d.session.checks == {(1, 1): 7, (1, 2): 5}
        assert sum(one.ended - one.began for one in d.session.rounds) == 4


async def test_what_held_the_process_comes_back_as_facts_without_a_name() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("s", "d")
        await d.later(31)
        await d.press("s", "S")
        await d.later(40)
        await d.press("S", "u", "7", "0", "escape", "C")
        await d.type("We meet in person")
        await d.press("enter", "v", "end")
        text = d.screen_text()
        assert "■ dominance, in Explore" in text and "0:31" in text
        assert "silence, in Explore" in text and "0:40" in text
        assert "check 1: 7 10 – – – –" in text and "in the order of the seats" in text
        await d.press("enter")
        assert "▶  7  Ana" in d.screen_text(), "what was given stands there"
        await d.press("6", "escape")
        assert "check 1: 6 10 – – – –" in d.screen_text() and next_key(d) == "t"
        await d.press("X")
        assert not d.session.checks and d.said == "check round 1 taken out"
        await d.press("z")
        assert chosen(d) == "check.1", "what is back is under the cursor again"
        await d.press("up", "enter", "a")
        assert "■ advice, in Explore" in d.screen_text() and d.said == "put right: it was for advice"
        await d.press("X")
        assert len(d.session.interventions) == 1 and "■ dominance" in d.screen_text()
        await d.press("z", "z", "z")
        assert "silence, in Explore" in d.screen_text() and "check 1: 7 10 – – – –" in d.screen_text()
        await d.press("home", "X")
        assert "stops and checks in What happened" in d.said
        await d.press("tab", "tab")
        assert "=     the set" in d.screen_text() and "The set decided: We meet in person" in d.screen_text()


async def round_given(d: Desk) -> None:
    """The last phase, in which everybody was asked; the review shows."""
    do(d, flow.next_phase)
    for person in (1, 2, 3, 4, 5, -1):
        do(d, review.give_pulse, person, "7")
        do(d, attendance.give_word, person, "check-out", "")
    await show(d)
    await d.press("v")


async def test_a_date_that_was_planned_before_is_shown_and_not_asked_for_again() -> None:
    async with reviewed(next_session=datetime(2027, 1, 12, 9, 30)) as d:
        assert "Next session: Tue 12 Jan 2027" in whole(d)
        await round_given(d)
        assert next_key(d) == "F"
        await d.press("F")
        assert "No next date" not in d.screen_text()
        await d.press("escape")
        assert isinstance(d.page, ReviewPage)
        assert "Tuesday 12 January 2027, 09:30" in closing.record_text(d.page)


async def test_an_action_due_by_the_next_session_names_the_day_where_that_is_known() -> None:
    async with reviewed(next_session=datetime(2027, 1, 12, 9, 30)) as d:
        do(d, keeping.keep_action, Commitment(2, "Ring the union", "next session"))
        await show(d)
        await to(d, "actions")
        await d.press("end")
        assert "by next session (Tue 12 Jan 2027, in 48 days)" in whole(d) and "no date yet" not in whole(d)
        await d.press("d", "enter")
        assert "by next session (no date yet)" in whole(d), "the set was asked, and does not know"


async def test_a_next_date_without_a_time_asks_for_the_time_alone() -> None:
    async with reviewed(size=(60, 20)) as d:
        await d.press("d")
        await d.type("26 dec")
        await d.press("enter")
        assert "Sat 26 Dec: at what time? 9:30, 2 pm" in d.screen_text()
        await d.type("9:30")
        assert "Sat 26 Dec 09:30, in 31 days" in d.screen_text()
        await d.press("enter")
        assert "Next session: Sat 26 Dec 09:30" in whole(d)
        await d.press("z")
        assert "no date yet" in whole(d)


async def test_in_the_last_phase_the_key_for_the_next_names_the_one_that_closes_the_session() -> None:
    async with reviewed() as d:
        do(d, flow.next_phase)
        await show(d)
        await d.press("v", "n")
        assert d.said == "This is the last phase. `F` closes the session and seals it."
        assert "✗ This is the last phase. F closes the session" in d.screen_text()
        await d.press("t", "n")
        assert d.said == "This is the last phase. `v`, then `F` closes the session and seals it."


async def test_a_next_date_that_is_not_known_yet_is_said_by_an_empty_line_and_not_asked_for_again() -> None:
    async with reviewed() as d:
        await round_given(d)
        assert next_key(d) == "d"
        await d.press("d", "enter")
        assert d.said == "next session: not known" and next_key(d) == "F"
        assert "Next session: not known · d sets one" in whole(d)
        await d.press("d", "enter")
        assert d.said == "It stays as it is: not known." and next_key(d) == "F"
        await d.press("F")
        assert "No next date" not in d.screen_text(), "it was asked for"
        await d.press("escape", "z")
        assert next_key(d) == "d"


async def test_an_empty_line_takes_a_next_date_back_that_stands_on_the_same_screen() -> None:
    async with reviewed(next_session=datetime(2027, 1, 12, 9, 30)) as d:
        assert "Next session: Tue 12 Jan 2027" in whole(d)
        await d.press("d", "enter")
        assert "Next session: not known" in whole(d)
        await d.press("z")
        assert "Next session: Tue 12 Jan 2027" in whole(d)


async def test_whether_the_goal_was_met_is_asked_and_a_note_says_about_whom_it_is() -> None:
    async with reviewed() as d:
        do(d, attendance.set_detail, "goal", "One clear step each")
        do(d, keeping.keep_note, "was there when it was decided", 2)
        await show(d)
        await d.press("g")
        assert "WAS TODAY'S GOAL MET?" in d.screen_text() and "One clear step each" in d.screen_text()
        await d.press("escape")
        assert "goal_met" not in d.session.details
        await d.press("g", "p")
        assert d.session.details["goal_met"] == "partly"
        await to(d, "words")
        await d.press("end")
        assert "about Ben: was there" in whole(d) and "Your note about Ben" in whole(d)


@pytest.mark.parametrize(
    ("policy", "apart"),
    [
        (Policy.NOTHING, ""),
        (Policy.ACTIONS, ": turns, questions counted and airtime."),
        (Policy.ALL, ": turns, questions counted and airtime; notes, check-in, stops, timeline."),
    ],
)
async def test_the_seal_says_where_what_it_keeps_can_be_read(policy: Policy, apart: str) -> None:
    async with reviewed(policy=policy) as d:
        await d.press("F", "down", "down", "down", "down")
        read = "Read on the set's page: the record"
        below = "; below it, for you, and in own data and a whole set's file" if apart else "."
        assert f"{read}{below}{apart}" in " ".join(d.screen_text().replace("│", " ").split())


async def test_the_seal_names_what_is_half_typed_as_it_goes_with_it() -> None:
    async with begun() as d:
        await d.press("c")
        await d.type("words half typed")
        await d.press("escape", "a")
        await d.type("half an action")
        await d.press("escape", "v", "F")
        shown = " ".join(d.screen_text().replace("│", " ").split())
        assert "gone with the seal: “. words half typed”, “half an action”." in shown


async def test_a_pulse_that_is_left_as_it_was_makes_no_step() -> None:
    async with begun() as d:
        await d.press("v", "shift+tab", "enter")
        await d.type("8 well")
        await d.press("enter")
        steps = len(d.app.engine.live.done) if d.app.engine else 0
        await d.press("home", "enter", "enter")
        assert d.app.engine is not None and len(d.app.engine.live.done) == steps


async def test_a_look_elsewhere_leaves_the_part_and_the_row_as_they_were() -> None:
    async with reviewed() as d:
        await to(d, "words")
        await d.press("down", "L", "v")
        assert "Your note in Ana's slot: Dev looked" in whole(d)


async def test_words_begun_among_the_questions_go_on_in_the_part_that_has_them() -> None:
    async with reviewed() as d:
        await d.press("L", "enter")
        await d.type("Who decides about your work?")
        d.page.work.go("review")
        await d.pilot.pause()
        assert "Carla asked Ana: put right" in d.screen_text() and "what was said" in d.screen_text()
        await d.press("enter")
        assert questions(d.session)[1][1].text == "Who decides about your work?" and d.place == "review"


async def test_a_refusal_over_an_open_line_names_the_key_that_closes_the_session_after_esc() -> None:
    async with reviewed() as d:
        do(d, flow.next_phase)
        await show(d)
        await d.press("v", "d")
        d.page.work.do(flow.next_phase)
        await d.pilot.pause()
        assert d.said == "This is the last phase. Esc, then `F` closes the session and seals it."
