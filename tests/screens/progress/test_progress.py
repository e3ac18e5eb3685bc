"""The progress round, by keys."""

from datetime import date

import pytest

from als_tui.domain.book import Status, ToldBetween
from als_tui.domain.moves import flow, setbook
from als_tui.screens.common.set_screen import SetScreen
from als_tui.value import replace
from tests.screens.checkin import ACTIONS, again, chosen, next_key, opened, whole
from tests.screens.desk import Desk
from tests.screens.sessions import do, show


async def round_begins(d: Desk) -> None:
    """Dev is absent, everybody else here, and the progress round has begun."""
    await d.press("down", "down", "down", "x", "A", "y")
    do(d, flow.start_or_pause)
    do(d, flow.next_phase)
    await show(d)
    assert d.place == "progress"


async def test_actions_stand_by_owner_in_seat_order_and_absent_members_last() -> None:
    async with opened(actions=ACTIONS) as d:
        await round_begins(d)
        text = whole(d)
        order = [
            text.index(words)
            for words in ("Call the landlord", "Write to Marek", "Hold the talk", "Ask three")
        ]
        assert order == sorted(order)
        assert "→ carried: absent" in text and "0 of 3 answered · 1 carried" in text
        assert "Fri 20 Nov" in text


async def test_an_owners_new_name_stands_in_the_list_below_it_and_in_the_line() -> None:
    async with opened(actions=ACTIONS) as d:
        do(d, setbook.rename_member, ACTIONS[1].owner, "Wilhelmina")
        await round_begins(d)
        owner = ACTIONS[1].owner_name
        assert whole(d).count("Wilhelmina") == 2 and f"{owner}: Call the landlord" not in whole(d)
        await d.press("d", "enter")
        assert "(Wilhelmina: Call the landlord" in d.screen_text()


async def test_one_key_an_action_and_the_cursor_goes_on() -> None:
    async with opened(actions=ACTIONS) as d:
        await round_begins(d)
        assert next_key(d) == "d"
        await d.press("d", "p", "m")
        outcomes = {id: answer.outcome for id, answer in d.session.progress.items()}
        assert outcomes == {1: Status.DONE, 3: Status.PARTLY, 2: Status.MISSED}
        text = whole(d)
        assert "3 of 3 answered" in text
        assert all(words in text for words in ("● done", "± partly", "× missed"))
        assert chosen(d) == "4" and next_key(d) == "n"


async def test_dropped_and_carried_have_their_keys_and_an_answer_can_change() -> None:
    async with opened(actions=ACTIONS) as d:
        await round_begins(d)
        await d.press("x", "k", "up", "d")
        assert d.session.progress[1].outcome is Status.DROPPED
        assert d.session.progress[3].outcome is Status.DONE


async def test_enter_asks_what_was_learned_and_then_what_changed_of_the_one_just_answered() -> None:
    async with opened(actions=ACTIONS) as d:
        await round_begins(d)
        await d.press("d", "enter")
        assert "What was learned by it? (Ana: Call the landlord" in d.screen_text()
        await d.type("Asking is cheap")
        await d.press("enter")
        assert "And what changed because of it?" in d.screen_text()
        await d.type("I ask earlier")
        await d.press("enter")
        answer = d.session.progress[1]
        assert (answer.outcome, answer.learned, answer.changed) == (
            Status.DONE,
            "Asking is cheap",
            "I ask earlier",
        )
        await d.press("up")
        text = whole(d)
        assert "Learned: Asking is cheap · Changed: I ask earlier" in text
        assert "due Fri 20 Nov, 5 days ago · 8 of 10 sure · with Ben" in text
        assert "If-then: the Monday coffee is made, I ring" in text


async def test_what_was_told_between_the_sessions_shows_until_the_round_answers() -> None:
    told = ToldBetween(date(2026, 11, 21), Status.DONE, "It is signed")
    actions = ACTIONS | {1: replace(ACTIONS[1], between=told)}
    async with opened(actions=actions) as d:
        await round_begins(d)
        assert "· told: done" in whole(d) and "0 of 3 answered" in whole(d)
        assert "told Sat 21 Nov: done, “It is signed”" in whole(d)
        await d.resize(60, 20)
        assert "· told: done" in whole(d)
        await d.press("p")
        assert "± partly" in whole(d) and "· told: done" not in whole(d)


async def test_enter_twice_without_words_keeps_nothing() -> None:
    async with opened(actions=ACTIONS) as d:
        await round_begins(d)
        await d.press("d")
        steps = len(d.app.engine.live.done) if d.app.engine else 0
        await d.press("enter", "enter", "enter")
        assert d.app.engine is not None and len(d.app.engine.live.done) == steps
        assert next_key(d) == "d"


async def test_what_was_learned_needs_an_outcome_first() -> None:
    async with opened(actions=ACTIONS) as d:
        await round_begins(d)
        await d.press("enter")
        assert d.app.said.tone == "refused" and "what became of it" in whole(d)


async def test_the_rest_is_skipped_on_purpose_and_the_gate_opens() -> None:
    async with opened(actions=ACTIONS) as d:
        await round_begins(d)
        await d.press("d", "s")
        assert d.session.progress_skipped
        assert "the rest skipped on purpose" in whole(d) and next_key(d) == "n"
        await d.press("z")
        assert not d.session.progress_skipped and d.said.startswith("Undone: ")


async def test_without_actions_the_screen_says_so_and_what_is_next() -> None:
    async with opened() as d:
        await d.press("A", "y", "space", "n")
        assert d.place == "progress"
        text = whole(d)
        assert "No open actions from last time." in text and "n goes on to" in text
        assert next_key(d) == "n"
        await d.press("d", "enter", "s")
        assert d.app.said.tone == "refused"


async def test_what_was_half_typed_is_there_after_a_restart() -> None:
    async with opened(actions=ACTIONS) as d:
        await round_begins(d)
        await d.press("d", "enter")
        await d.type("that I can ring people, and")
        async with again(d) as new:
            assert new.place == "progress"
            assert "What was learned by it?" in new.screen_text()
            assert "that I can ring people, and" in new.screen_text()


async def test_nothing_is_cut_at_either_size() -> None:
    many = {id: ACTIONS[1 + id % 4] for id in range(1, 16)}
    async with opened(actions=many) as d:
        await round_begins(d)
        async for _ in d.sizes():
            await d.press("home")
            assert "Call the land" in whole(d)
            await d.press("end")
            whole(d)
            await d.press("d")
            whole(d)


async def test_the_progress_round_at_60_by_20_reads_like_this() -> None:
    async with opened(size=(60, 20), actions=ACTIONS) as d:
        await round_begins(d)
        await d.press("d", "up")
        assert whole(d).split("\n")[1:10] == [
            " PROGRESS                                         6:00 left",
            " ──────────────────────────────────────────────────────────",
            "  1 of 3 answered · 1 carried: owner not here",
            "  whose  outcome            action             due",
            "  Ana    ● done             Call the landlor…  Fri 20 Nov",
            "         · to answer        Write to Marek     no date",
            "  Carla  · to answer        Hold the talk wi…  today",
            "  Dev    → carried: absent  Ask three peers…   4 Jan 2027",
            "",
        ]


async def test_looked_at_aside_its_own_keys_come_first_and_the_way_back_is_said() -> None:
    async with opened(size=(60, 20), actions=ACTIONS) as d:
        await round_begins(d)
        do(d, flow.next_phase)
        await show(d)
        await d.press("j")
        assert next_key(d) == "d" and "for each; i, back to Bids and order." in whole(d)
        await d.press("d", "enter")
        long = [row for row in d.screen_text().split("\n") if "What was learned by it?" in row]
        assert long == [" What was learned by it? (Ana: Call the landlord about the…"]


async def test_going_on_says_how_many_were_not_heard_and_the_round_opens_at_the_first_of_them() -> None:
    async with opened(actions=ACTIONS, size=(60, 20)) as d:
        await round_begins(d)
        await d.press("d", "n")
        assert d.said == "Bids and order began. 2 actions are not heard yet (j)."
        await d.press("j")
        assert chosen(d) == "3" and "· to answer" in whole(d)
        await d.press("down", "d")
        assert chosen(d) == "3", "from the last one round to the one that was passed over"
        await d.press("d", "t")
        assert "not heard" not in d.said


async def test_the_roster_opens_at_the_first_who_is_not_marked() -> None:
    async with opened() as d:
        await d.press("h", "h", "q", "enter")
        assert d.place == "roster" and chosen(d) == "3"


async def test_partly_and_missed_say_that_they_close_the_action_and_k_carries_on_what_is_left() -> None:
    async with opened(actions=ACTIONS) as d:
        await round_begins(d)
        await d.press("d")
        assert "closes" not in d.said
        await d.press("p")
        assert d.said == "Ana's action: partly. It closes with that: ↑ k carries on what is left."
        await d.press("up")
        assert "k carry on" in d.screen_text().split("\n")[-1]
        await d.press("k")
        assert d.session.progress[3].outcome is Status.OPEN and "closes" not in d.said
        await d.press("m")
        assert d.said == "Carla's action: missed. It closes with that: ↑ k carries on what is left."
        await d.press("home", "m")
        assert d.said.endswith("It closes with that: ↑ k carries on what is left.")
        await d.press("end", "p")
        assert d.said == "Dev's action: partly. It closes with that: k carries on what is left."
        await d.press("k")
        assert d.session.progress[4].outcome is Status.OPEN, "what is said is true of the next key"


@pytest.mark.parametrize("name", ["Ana", "Anastasia Wilhelmina van den Berg-Hohenzollern"])
async def test_when_an_action_is_due_shows_beside_any_name(name: str) -> None:
    actions = {id: replace(one, owner_name=name) for id, one in ACTIONS.items()}
    async with opened(actions=actions, names=(name, "Ben", "Carla", "Dev", "Ela", "Femi")) as d:
        await round_begins(d)
        async for _ in d.sizes():
            text = whole(d)
            assert "due" in text and "Fri 20 Nov" in text and "today" in text and "no date" in text
            assert "Call" in text and "· to answer" in text and "→ carried: absent" in text


async def test_the_words_to_say_come_back_with_the_rows_of_a_line_whenever_they_are_free() -> None:
    async with opened(actions=ACTIONS) as d:
        await round_begins(d)
        await d.resize(60, 20)
        (words, *_) = (row for row in d.screen_text().splitlines() if "“" in row)
        await d.press("c", "x")
        assert words not in d.screen_text()
        desk = d.app.screen
        assert isinstance(desk, SetScreen)
        desk.entry.close()
        desk.redraw()  # the page has the rows of before still
        await d.pilot.pause()
        assert words in d.screen_text()
