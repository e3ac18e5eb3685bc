"""Digits and names bring the cursor to a person, on every list that has a row for each."""

import pytest
from textual import events

from als_tui.domain.moves import attendance, flow, keeping
from als_tui.domain.session.facts import Commitment, Presence
from tests.screens.checkin import ACTIONS, chosen, opened
from tests.screens.desk import Desk, desk
from tests.screens.roster.test_roster import LONG
from tests.screens.sessions import begin_unseen, do, show


async def on_with(d: Desk, *marks: str) -> None:
    """Everybody here but for whom the keys mark, and the first phase runs."""
    await d.press(*marks, "A", "y")
    do(d, flow.start_or_pause)
    await show(d)


def under_cursor(d: Desk) -> str:
    """The words of what was caught, in the row under the cursor."""
    entry = d.session.entry(int(chosen(d)))
    assert entry is not None
    return entry.content.text


@pytest.mark.parametrize("place", ["r", "i"])
async def test_a_digit_is_a_seat_though_rows_stand_in_another_order(place: str) -> None:
    async with opened() as d:
        await on_with(d, "down", "x")
        await d.press(place, "end")
        for seat in "3216":
            await d.press(seat)
            assert chosen(d) == seat
        await d.press("9")
        assert "There is no seat 9 today" in d.said and chosen(d) == "6"


async def test_a_bid_and_a_slot_go_to_the_seat_whose_digit_was_pressed() -> None:
    async with opened() as d:
        await on_with(d)
        await d.press("i", "4", "enter")
        await d.type("A late project")
        await d.press("enter", "4", "p")
        assert list(d.session.bids) == [4] and d.session.slots[0].presenter == 4


async def test_in_the_progress_round_a_digit_goes_through_the_actions_of_a_seat() -> None:
    async with opened(actions=ACTIONS) as d:
        await on_with(d)
        await d.press("j", "3")
        assert chosen(d) == "2"
        await d.press("1")
        assert chosen(d) == "1"
        await d.press("1")
        assert chosen(d) == "3", "the next action of the same seat"
        await d.press("1")
        assert chosen(d) == "1"
        await d.press("2")
        assert d.said == "Ben has no row in this list." and chosen(d) == "1"


async def test_in_the_review_a_digit_is_a_seat_in_every_part_that_has_people() -> None:
    async with desk() as d:
        begin_unseen(d)
        do(d, keeping.keep_question, "Who decides?", 3)
        do(d, keeping.keep_note, "Dev looked at the door")
        do(d, keeping.keep_action, Commitment(2, "Write to both"))
        do(d, attendance.attend, 6, Presence.ABSENT)
        await show(d)
        await d.press("v", "4")
        assert d.said == "Dev has no row in this list.", "phases are nobody's"
        await d.press("tab", "4")
        assert chosen(d) == "4"
        await d.press("tab", "3")
        assert under_cursor(d) == "Who decides?"
        await d.press("tab", "2")
        assert under_cursor(d) == "Write to both"
        await d.press("tab", "5")
        assert chosen(d) == "5"
        await d.press("6")
        assert d.said == "Femi has no row in this list."


async def test_keys_in_one_burst_act_on_the_rows_that_they_would_act_on_one_by_one() -> None:
    async with opened() as d:
        await d.press("q")
        for name in ("enter", "h", "x", "4", "s", "i", "5", "p"):
            d.app.post_message(events.Key(name, name if len(name) == 1 else None))
        await d.pilot.pause()
        seen = [person.presence for person in d.session.people]
        assert seen[:4] == [Presence.HERE, Presence.ABSENT, Presence.EXPECTED, Presence.APOLOGIES]
        assert d.place == "bids" and chosen(d) == "5"


async def test_who_has_no_digit_is_found_by_letters_and_no_words_are_kept() -> None:
    async with opened(names=LONG) as d:
        await on_with(d)
        for place in ("r", "i"):
            await d.press(place, "0")
            assert chosen(d) == "10"
            await d.press("at")
            await d.type(LONG[10])
            await d.press("enter")
            assert chosen(d) == "11"
            await d.press("at")
            await d.type("nobody at all")
            await d.press("enter")
            assert d.said == "Nobody here is called that." and "nobody at all" in d.screen_text()
            await d.press("escape")
        assert d.app.engine is not None and not any(d.app.engine.drafts.values())
