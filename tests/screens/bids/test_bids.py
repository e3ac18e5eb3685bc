"""Issues and the order of presenters, by keys."""

import pytest
from rich.cells import cell_len

from als_tui.domain.moves import bids, flow
from als_tui.domain.session.facts import Presence
from als_tui.domain.session.state import Bid
from als_tui.screens.bids.words import order
from tests.domain.build import World
from tests.fakes import NAMES
from tests.screens.checkin import a_record, again, chosen, next_key, opened, put_record, whole
from tests.screens.desk import Desk, desk
from tests.screens.roster.test_roster import LONG
from tests.screens.sessions import begin, begin_unseen, begun, do, show


async def bids_begin(d: Desk) -> None:
    """Ben is absent, everybody else here, and the bids have begun."""
    await d.press("down", "x", "A", "y")
    do(d, flow.start_or_pause)
    do(d, flow.next_phase)
    do(d, flow.next_phase)
    await show(d)
    assert d.place == "bids"


async def test_an_issue_in_a_line_then_its_urgency() -> None:
    async with opened() as d:
        await bids_begin(d)
        assert next_key(d) == "Enter"
        await d.press("enter")
        await d.type("My team has two bosses")
        await d.press("enter")
        assert chosen(d) == "3" and next_key(d) == "Enter", "on to the next member who is here"
        await d.press("u")
        assert d.session.bids == {1: Bid("My team has two bosses", 3)}
        text = whole(d)
        assert "now" in text and "My team has two bosses" in text


async def test_urgency_and_presenting_are_of_the_issue_just_given_until_the_cursor_is_moved() -> None:
    async with opened() as d:
        await bids_begin(d)
        await d.press("3", "enter")
        await d.type("Two bosses")
        await d.press("enter")
        assert chosen(d) == "4" and "u, p: Carla's." in d.screen_text()
        await d.resize(120, 24)
        assert "p Carla presents" in d.screen_text() and "u Carla's urgency" in d.screen_text()
        await d.press("u", "p", "u")
        assert d.session.bids == {3: Bid("Two bosses", 1)}, "soon, now, can wait"
        assert [slot.presenter for slot in d.session.slots] == [3, None, None]
        assert chosen(d) == "4" and "u: Carla's." in d.screen_text() and "p Carla" not in d.screen_text()
        await d.press("down", "up")
        assert "Carla's" not in d.screen_text()
        await d.press("u", "p")
        assert d.session.bids[4].urgency == 2 and d.session.slots[1].presenter == 4


async def test_where_all_were_asked_the_last_issue_is_the_one_meant_by_the_next_key() -> None:
    async with opened(names=("Ana", "Ben", "Carla")) as d:
        await bids_begin(d)
        for words in ("One", "Two"):
            await d.press("enter")
            await d.type(words)
            await d.press("enter")
        assert chosen(d) == "1" and "Next: p puts Carla on; 2 slots free." in d.screen_text()
        await d.press("p")
        assert d.said == "1 of 2 slots: Carla" and chosen(d) == "1"
        await d.press("p")
        assert [slot.presenter for slot in d.session.slots] == [3, 1]


async def test_after_a_look_elsewhere_the_keys_are_for_whom_the_cursor_stands_on() -> None:
    async with opened() as d:
        await bids_begin(d)
        await d.press("enter")
        await d.type("Two bosses")
        await d.press("enter")
        assert chosen(d) == "3" and "u, p: Ana's." in d.screen_text()
        await d.press("r", "i")
        assert chosen(d) == "3" and "Ana's" not in d.screen_text(), "who is asked first"


async def test_an_issue_taken_back_or_passed_leaves_the_keys_to_the_cursor() -> None:
    async with opened() as d:
        await bids_begin(d)
        await d.press("enter")
        await d.type("Two bosses")
        await d.press("enter", "z", "u")
        assert list(d.session.bids) == [3]
        await d.press("4", "enter", "enter", "u")
        assert list(d.session.bids) == [3, 5], "Dev passed"


async def test_absent_people_stand_last_and_cannot_be_put_on() -> None:
    async with opened() as d:
        await bids_begin(d)
        await d.press("end")
        assert chosen(d) == "2" and d.session.people[1].presence is Presence.ABSENT
        await d.press("p")
        assert d.app.said.tone == "refused" and "not marked as here" in whole(d)


async def test_presenters_are_put_on_moved_and_taken_off() -> None:
    async with opened() as d:
        await bids_begin(d)
        await d.press("p", "p", "p")
        assert [slot.presenter for slot in d.session.slots] == [1, 3, 4]
        assert next_key(d) == "n"
        await d.press("less_than_sign")
        assert [slot.presenter for slot in d.session.slots] == [1, 4, 3]
        assert "Order: 1 Ana · 2 Dev · 3 Carla" in whole(d) and "2nd" in whole(d)
        await d.press("greater_than_sign", "greater_than_sign")
        assert d.app.said.tone == "refused" and "further" in d.said
        await d.press("p")
        assert "`p` again takes Dev off" in d.said, "one key alone takes nobody off"
        await d.press("p")
        assert [slot.presenter for slot in d.session.slots] == [1, 3, None]


async def test_a_key_pressed_twice_takes_nobody_off_though_nobody_else_waits() -> None:
    async with opened(names=("Ana", "Ben", "Carla"), actions=None) as d:
        await bids_begin(d)
        for person in (1, 3):
            do(d, bids.pass_by, person)
        await show(d)
        await d.press("1", "p", "1")
        assert "takes off" not in d.screen_text(), "what the key line offers is not refused"
        await d.press("p", "p", "p")
        assert [slot.presenter for slot in d.session.slots][:1] == [1] and "`z` takes that back" in d.said
        await d.press("1", "s")
        assert "p takes off" in d.screen_text()
        await d.press("p")
        assert [slot.presenter for slot in d.session.slots][:1] == [1] and "`p` again takes Ana off" in d.said
        await d.press("down", "up", "p")
        assert [slot.presenter for slot in d.session.slots][:1] == [1], "twice is the same key twice in a row"
        await d.press("p")
        assert 1 not in [slot.presenter for slot in d.session.slots]


async def test_each_member_is_asked_and_then_p_puts_on_one_after_the_other() -> None:
    async with opened(names=("Ana", "Ben", "Carla", "Dev"), size=(60, 20)) as d:
        await bids_begin(d)
        assert "Next: Enter, each one's issue; 3 to ask, 3 slots free." in whole(d)
        await d.press("enter")
        await d.type("Two bosses")
        await d.press("enter", "enter", "enter")
        assert d.said == "Carla passed" and "passed" in whole(d)
        assert chosen(d) == "4" and next_key(d) == "Enter"
        await d.press("enter")
        await d.type("Nobody reads it")
        await d.press("enter")
        assert chosen(d) == "1" and next_key(d) == "p", "all were asked: back to the first who bid"
        await d.press("1", "p")
        assert chosen(d) == "4" and next_key(d) == "p" and d.said == "1 of 3 slots: Ana"
        await d.press("p")
        assert [slot.presenter for slot in d.session.slots] == [1, 4, None]
        assert next_key(d) == "n" and "n goes on; 1 slot free, S drops it." in whole(d)
        await d.press("n")
        await d.press("i")
        assert "1 slot free (p fills, S drops one)." in whole(d) and next_key(d) == "t"
        await d.press("home", "p")
        assert d.app.said.tone == "refused" and "Ana presents now" in d.said
        await d.press("p")
        assert [slot.presenter for slot in d.session.slots] == [1, 4, 1]


async def test_a_refusal_to_go_on_names_the_key_of_this_screen() -> None:
    async with opened(actions=None) as d:
        await bids_begin(d)
        await d.press("n")
        assert d.said == "Nobody presents next. `p` puts one on; `o` `d` drops each of 3 empty slots."
        assert "last time" not in whole(d), "a column that says nothing is left out"
        await d.press("t", "n")
        assert d.said.startswith("Nobody presents next. `i`, then `p` puts one on; ")


async def test_right_behind_putting_on_the_keys_of_the_order_move_whom_it_put_on() -> None:
    async with opened() as d:
        await bids_begin(d)
        await d.press("1", "p")
        assert chosen(d) == "3"
        await d.press("p", "less_than_sign")
        assert [slot.presenter for slot in d.session.slots] == [3, 1, None]
        assert chosen(d) == "4" and "Carla" in d.said
        await d.resize(200, 24)
        assert "> Carla later" in " ".join(d.screen_text().split("\n")[-1].split())
        await d.press("greater_than_sign")
        assert [slot.presenter for slot in d.session.slots] == [1, 3, None]
        await d.press("less_than_sign", "down", "up", "less_than_sign")
        assert [slot.presenter for slot in d.session.slots] == [3, 1, None], (
            "Dev, who is under the cursor, has none"
        )
        await d.press("z", "1", "greater_than_sign")
        assert [slot.presenter for slot in d.session.slots] == [3, 1, None]
        await d.press("4", "p", "z")
        assert chosen(d) == "4"
        await d.press("less_than_sign")
        assert [slot.presenter for slot in d.session.slots] == [3, 1, None]


async def test_who_has_no_slot_cannot_be_moved() -> None:
    async with opened() as d:
        await bids_begin(d)
        await d.press("less_than_sign")
        assert d.app.said.tone == "refused" and "p puts them on" in whole(d)


async def test_a_slot_more_and_fewer_shows_what_it_costs() -> None:
    async with opened() as d:
        await bids_begin(d)
        assert "3 slots · ends" in whole(d) and "to spare before 12:30" in whole(d)
        await d.press("s", "s")
        text = whole(d)
        assert "5 slots · ends 12:55 · 25 min over the 12:30 planned" in text
        await d.press("p", "S")
        assert len(d.session.slots) == 4 and d.session.slots[0].presenter == 1, "an empty slot goes first"
        assert d.said == "an empty slot dropped, 4 slots now"
        await d.press("z", "z")
        assert len(d.session.slots) == 5 and d.said.startswith("Undone: ")


async def test_a_bid_is_taken_back() -> None:
    async with opened() as d:
        await bids_begin(d)
        await d.press("u", "x")
        assert not d.session.bids
        await d.press("x")
        assert "There is no bid to take back." in whole(d)


async def test_who_waited_since_when_is_told_from_the_book() -> None:
    async with desk() as d:
        assert d.app.engine is not None
        book = d.app.engine.live.book
        do(d, put_record, 1, a_record(book, 1, (1, 2)))
        do(d, put_record, 2, a_record(book, 2, (3,), lost=(1,)))
        await begin(d, "check-in")
        await d.press("i", "home")
        text = whole(d)
        assert "   S2" in text and "never" in text
        assert "Last presented: session 1; asked and waited in 1 since." in text
        assert "Waited last time: Ana" in text and "waited last time · My team" in text


def test_the_order_counts_empty_slots_and_cuts_names_only_where_the_line_is_full() -> None:
    names = [f"Member number {number} of the set" for number in (1, 2, 3)]
    session = World(*names).opened(slots=4).presenting(1, 2).session
    assert order(session, 200) == f"Order: 1 {names[0]} · 2 {names[1]} · 2 slots with nobody yet"
    assert order(session, 80).startswith("Order: 1 Member number 1") and cell_len(order(session, 80)) <= 80
    assert cell_len(order(session, 58)) <= 60


async def test_slots_held_and_running_are_named_so() -> None:
    async with desk() as d:
        begin_unseen(d)
        do(d, flow.end_slot)
        await show(d)
        await d.press("i")
        assert "1 Ana (held)" in whole(d) and "held" in whole(d)
        assert next_key(d) == "t"


async def test_an_issue_half_typed_is_there_after_a_restart() -> None:
    async with opened() as d:
        await bids_begin(d)
        await d.press("down", "enter")
        await d.type("How do I tell them that the")
        async with again(d) as new:
            assert new.place == "bids"
            assert "Carla's issue in a line" in new.screen_text()
            assert "How do I tell them that the" in new.screen_text()


@pytest.mark.parametrize("names", [NAMES, LONG], ids=["six", "eleven"])
async def test_nothing_is_cut_at_either_size(names: tuple[str, ...]) -> None:
    async with opened(names=names) as d:
        await bids_begin(d)
        await d.press("enter")
        await d.type(
            "How do I get the board to decide before the summer without going round my manager again? " * 3
        )
        await d.press("enter", "p")
        async for _ in d.sizes():
            await d.press("home")
            assert "How do I" in whole(d)
            await d.press("end")
            whole(d)


async def test_issues_and_order_at_60_by_20_read_like_this() -> None:
    async with opened(size=(60, 20)) as d:
        await bids_begin(d)
        await d.press("p", "home", "enter")
        await d.type("My team has two bosses and both of them are me")
        await d.press("enter")
        assert whole(d).split("\n")[1:13] == [
            " BIDS AND ORDER                                   5:00 left",
            " ──────────────────────────────────────────────────────────",
            "  3 slots · ends 11:35 · 55 min to spare before 12:30",
            "  Order: 1 Ana · 2 slots with nobody yet",
            "        name   slot  urgency   issue",
            "  ◆  1  Ana    1st   ■■ soon   My team has two bosses an…",
            "     3  Carla        –",
            "     4  Dev          –",
            "     5  Ela          –",
            "     6  Femi         –",
            "  –  2  Ben          –         absent",
            "",
        ]


async def test_while_time_stands_still_key_and_sentence_both_say_how_it_goes_on() -> None:
    async with opened() as d:
        await bids_begin(d)
        for person in (1, 3, 4, 5, 6):
            do(d, bids.bid, person, "An issue", 2)
        do(d, bids.present, 1)
        await show(d)
        assert next_key(d) == "p" and "n goes on" in whole(d)
        await d.press("space")
        assert next_key(d) == "Space" and "Paused. Space goes on." in whole(d)


async def test_who_presented_is_put_on_again_only_by_the_same_key_twice_in_a_row() -> None:
    async with begun() as d:
        await d.press("i", "home", "s", "home", "p")
        assert "again" in d.said
        presents = [slot.presenter for slot in d.session.slots]
        await d.press("x", "x", "p")
        assert [slot.presenter for slot in d.session.slots] == presents
        await d.press("p")
        assert [slot.presenter for slot in d.session.slots].count(1) == 2


async def test_earlier_later_and_take_back_are_offered_only_where_they_do_something() -> None:
    async with begun("bids", size=(200, 24)) as d:
        do(d, bids.bid, 3, "Too many meetings")
        await show(d)
        for seat, offered in (("1", "> later"), ("2", "< earlier"), ("3", "x withdraw"), ("4", "")):
            await d.press(seat)
            row = " ".join(d.screen_text().split("\n")[-1].split())
            found = [one for one in ("< earlier", "> later", "x withdraw") if one in row]
            assert (offered in found) == bool(offered) and ("< earlier" in found) == (seat == "2"), row
            assert ("> later" in found) == (seat in "12" and len(d.session.slots) > int(seat)), row
            assert ("x withdraw" in found) == (seat in "13"), row
        assert "S slot fewer" in d.screen_text()


async def test_with_one_slot_no_place_in_the_order_is_offered() -> None:
    async with begun("bids", "sand-timer", 35, size=(200, 24)) as d:
        await d.press("1")
        assert "earlier" not in d.screen_text() and "later" not in d.screen_text()
        await d.press("S")
        assert not d.session.slots and "slot fewer" not in d.screen_text()
