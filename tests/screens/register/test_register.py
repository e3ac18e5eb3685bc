"""The register by keys: what shows, what is told between two sessions, what is put off and put right."""

from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from als_tui.domain.book import Action, Progress, Status, ToldBetween
from als_tui.domain.moves.attendance import open_session
from als_tui.domain.programme.register import Order, register
from als_tui.screens.register.page import RegisterScreen
from als_tui.screens.register.words import COLUMNS, about, answer_words, next_words
from als_tui.screens.set.words import action_text
from als_tui.value import replace
from als_tui.widgets.lines import KeyLine
from tests.domain.build import SMALL, World
from tests.exports.test_handout import a_book
from tests.fakes import MemoryLibrary
from tests.screens.between import MADE, between, book_of, desk_between
from tests.screens.checkin import again
from tests.screens.desk import Desk, desk
from tests.screens.sessions import do, show
from tests.screens.shelf import desk_over, desk_with_programme

TODAY = date(2026, 11, 25)
"""The Wednesday on which these tests stand."""


def screen(d: Desk) -> RegisterScreen:
    """The register, which shows."""
    assert isinstance(d.app.screen, RegisterScreen)
    return d.app.screen


def actions(d: Desk) -> list[str]:
    """The actions in the order in which they show."""
    return [MADE[int(key)].text for key in screen(d).view.listing._whole]


def told(d: Desk, id: int) -> ToldBetween | None:
    return book_of(d).actions[id].between


async def test_what_a_member_mailed_is_noted_in_two_keys_and_the_action_stays_open() -> None:
    async with desk_between() as d:
        await d.press("a", "d")
        assert told(d, 1) == ToldBetween(TODAY, Status.DONE)
        assert book_of(d).actions[1].status is Status.OPEN
        assert d.said == "Ben's action: told done. w adds what was said."
        assert "told done" in d.screen_text() and "1 told between sessions" in d.screen_text()
        await d.press("z")
        assert told(d, 1) is None
        assert d.said == "Undone: Ben's action: told done"


async def test_a_seats_key_and_one_more_note_what_that_member_told() -> None:
    async with desk_between() as d:
        await d.press("a", "1", "p")
        assert told(d, 3) == ToldBetween(TODAY, Status.PARTLY)


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        ("d", Status.DONE),
        ("p", Status.PARTLY),
        ("m", Status.MISSED),
        ("x", Status.DROPPED),
        ("k", Status.OPEN),
    ],
)
async def test_each_outcome_has_its_key(key: str, outcome: Status) -> None:
    async with desk_between() as d:
        await d.press("a", key)
        assert told(d, 1) == ToldBetween(TODAY, outcome)


async def test_the_words_of_the_mail_are_kept_in_a_line_and_stay_with_another_outcome_that_day() -> None:
    async with desk_between() as d:
        await d.press("a", "d", "w")
        assert "What did Ben say of it?" in d.screen_text()
        await d.type("They said yes")
        await d.press("enter", "p")
        assert told(d, 1) == ToldBetween(TODAY, Status.PARTLY, "They said yes")
        async for _ in d.sizes():
            assert "Told Wed 25 Nov: partly, “They said yes”" in d.screen_text()
        await d.later(24 * 3600)
        await d.press("m")
        assert told(d, 1) == ToldBetween(TODAY + timedelta(days=1), Status.MISSED)
        went = "The words told before went with the other outcome; z brings both back."
        assert d.said == f"Ben's action: told missed. {went}"
        await d.press("z")
        assert told(d, 1) == ToldBetween(TODAY, Status.PARTLY, "They said yes")
        await d.press("minus")
        assert told(d, 1) is None
        await d.press("minus")
        assert "Nothing was told of it" in d.said


async def test_words_need_an_outcome_first_and_a_closed_action_is_not_told_again() -> None:
    async with desk_between() as d:
        await d.press("a", "w")
        assert d.said == "First say what was told: `d`, `p`, `m`, `x` or `k`."
        await d.press("f", "3", "d")
        assert d.said == "It was closed in session 8: done. What was told in a progress round stays."
        await d.press("w")
        assert d.said.startswith("It was closed in session 8: done.")
        await d.press("u")
        assert d.said == "It was closed in session 8: done. Only an open action has a day to keep."


async def test_the_list_says_all_at_both_sizes() -> None:
    async with desk_between() as d:
        await d.press("a")
        async for columns, _ in d.sizes():
            text = d.screen_text()
            assert all(cell_len(row) <= columns for row in text.split("\n"))
            for words in (
                "4 open · 1 past their day · 5 in all",
                "Shown: open, by due date",
                "Next  d, p, m, x or k, as its owner told; S9 still asks.",
                "Sat 3 Oct", "✗ 53 d", "in 2 d", "in 6 d",
                "Ben: Ask [Ela] for her figures",
                "due Sat 3 Oct, 53 days ago · from session 7 · carried once",
                "If-then: I am back on Monday · 8 of 10 sure · with Ela",
                "S8 carried, “ask first, then plan”",
            ):  # fmt: skip
                assert words in text, words
            assert text.split("\n")[-1].startswith("  d  done")
        assert "1x" in d.screen_text() or d.app.size.width < 70


def test_it_says_which_of_the_actions_no_session_asks_for() -> None:
    book = World(actions={1: Action(1, "Ana", "Call", 1), 2: Action(0, "Gus", "Send", 1)}).book
    ana, gus = register(book, TODAY)
    assert next_words([ana, gus], book).endswith("; S1 still asks members.")
    assert next_words([gus], book).endswith("; no session asks.")
    assert next_words([ana], book).endswith(", as its owner told; S1 still asks.")
    closes = "No session asks who is no member now: "
    assert [closes in "\n".join(about(one, book, TODAY)) for one in (ana, gus)] == [False, True]


async def test_what_no_session_asks_for_is_closed_by_its_key_and_said_to_be() -> None:
    book = World(actions={1: Action(0, "Gus", "Send it", 1)}).book
    library = MemoryLibrary()
    library.books[book.set_id] = book
    async with desk_over(library) as d:
        await d.press("enter", "a")
        assert "No session asks who is no member now: d, p, m, x closes it." in d.screen_text()
        await d.press("d")
        assert d.said == "Gus's action: closed: done. z opens it again."
        assert "No action is open" in d.screen_text()
        await d.press("z", "p")
        assert book_of(d).actions[1].status is Status.PARTLY


async def test_a_name_stands_once_if_its_actions_follow_one_another() -> None:
    async with desk_between() as d:
        await d.press("a")
        rows = list(screen(d).view.listing._whole.values())
        assert [row[0].text for row in rows] == ["Ben", "Ana", "", ""]


async def test_f_shows_done_ones_too_and_s_sorts_by_the_next_order() -> None:
    async with desk_between() as d:
        await d.press("a", "f")
        assert "Tell the board" in d.screen_text() and "● done" in d.screen_text()
        for order in (*Order, Order.DUE)[1:]:
            await d.press("s")
            assert f"Shown: all, by {order.value}" in d.screen_text()
        await d.press("f")
        assert "Tell the board" not in d.screen_text()


async def test_o_shows_one_owners_alone_and_then_everybodys() -> None:
    async with desk_between() as d:
        await d.press("a", "1", "o")
        assert actions(d) == ["Call the supplier", "Write the handover note", "Book the room"]
        assert "Shown: open of Ana (3), by due date" in d.screen_text()
        await d.press("o")
        assert len(actions(d)) == 4


async def test_words_narrow_the_list_as_they_are_typed_and_esc_shows_all() -> None:
    async with desk_between() as d:
        await d.press("a", "slash", "p", "h", "o", "n", "e")
        assert actions(d) == ["Call the supplier"]
        assert "1 found" in d.screen_text()
        await d.press("enter", "d")
        assert told(d, 3) == ToldBetween(TODAY, Status.DONE)
        await d.press("slash", "q", "q")
        assert "Nothing found for “qq”. Esc shows all." in d.screen_text()
        await d.press("escape")
        assert len(actions(d)) == 4
        await d.press("escape")
        assert d.place == "set" and not isinstance(d.app.screen, RegisterScreen)


async def test_an_action_is_put_off_by_words_that_say_a_day() -> None:
    async with desk_between() as d:
        await d.press("a", "u")
        await d.type("fri")
        assert "Fri 27 Nov, in 2 days" in d.screen_text()
        await d.press("enter")
        assert book_of(d).actions[1].due == date(2026, 11, 27)
        assert d.said == "Ben's action: due Fri 27 Nov, in 2 days"
        await d.press("z")
        assert book_of(d).actions[1].due == date(2026, 10, 3)


@pytest.mark.parametrize(
    ("typed", "why"),
    [("24 nov 2026", "That day is over."), ("soon", "Not a date I know: fri, in 2 weeks, 12 dec; or empty.")],
)
async def test_a_day_that_cannot_be_stays_in_the_line(typed: str, why: str) -> None:
    async with desk_between() as d:
        await d.press("a", "u")
        await d.type(typed)
        assert f"? {why}" in d.screen_text()
        await d.press("enter")
        assert d.said == "Not put off: another day, or Esc leaves it." and typed in d.screen_text()
        assert book_of(d).actions[1].due == date(2026, 10, 3)


async def test_an_action_is_put_right_in_its_form_and_z_takes_that_back() -> None:
    async with desk_between() as d:
        await d.press("a", "e", "end")
        await d.type(" again")
        await d.press("tab", "home", *["delete"] * 3)
        await d.type("dev")
        await d.press("ctrl+s")
        assert book_of(d).actions[1] == replace(
            MADE[1],
            owner=4,
            owner_name="Dev",
            text="Ask [Ela] for her figures again",
            progress=(Progress(8, Status.OPEN, "ask first, then plan"),),
        )
        assert d.said == "Dev's action: put right"
        await d.press("z")
        assert book_of(d).actions[1].owner == 2


async def test_what_is_wrong_in_the_form_is_said_there_and_what_was_typed_opens_again() -> None:
    async with desk_between() as d:
        await d.press("a", "e", "end")
        await d.type(" soon")
        await d.press("tab", "home", *["delete"] * 3)
        await d.type("zoe")
        await d.press("ctrl+s")
        assert "Nobody here is called that." in d.screen_text()
        await d.press("escape")
        assert d.said == "What you typed is kept; e opens it again."
        await d.press("e")
        assert "Ask [Ela] for her figures soon" in d.screen_text() and "zoe" in d.screen_text()
        await d.press("tab", "home", *["delete"] * 3)
        await d.type("ben")
        await d.press("ctrl+s")
        assert book_of(d).actions[1].text == "Ask [Ela] for her figures soon"
        await d.press("e", "escape")
        assert "kept" not in d.said


async def test_what_was_typed_in_form_and_line_is_there_after_a_new_start() -> None:
    async with desk_between() as d:
        await d.press("a", "e", "end")
        await d.type(" soon")
        await d.press("escape", "d", "w")
        await d.type("They said")
        await d.press("escape")
        async with again(d) as later:
            await later.press("a", "e")
            assert "Ask [Ela] for her figures soon" in later.screen_text()
            await later.press("escape", "w")
            assert "They said" in later.screen_text()


async def test_the_form_left_as_it_was_keeps_nothing() -> None:
    async with desk_between() as d:
        await d.press("a", "e", "ctrl+s")
        assert isinstance(d.app.screen, RegisterScreen) and d.said == "It says that already."
        assert d.app.engine is not None and d.app.engine.drafts == {}


async def test_y_copies_the_owners_open_actions_without_a_name_or_word_of_others() -> None:
    async with desk_between() as d:
        await d.press("a", "y")
        await d.pilot.app.workers.wait_for_complete()
        (text,) = d.memory.copied
        assert "Ask [Ela] for her figures" in text and "for Ben alone" in text
        assert "Ana" not in text and "supplier" not in text
        assert d.said.startswith("Actions of Ben, naming Ela: ")


async def test_enter_reads_all_of_it_and_closes() -> None:
    async with desk_between() as d:
        await d.press("a", "enter")
        assert "Ben: Ask [Ela] for her figures" in d.screen_text()
        assert "S8 carried, “ask first, then plan”" in d.screen_text()
        await d.press("enter")
        assert isinstance(d.app.screen, RegisterScreen)


async def test_while_a_session_asks_for_an_action_it_is_told_there() -> None:
    async with desk_between() as d:
        do(d, open_session, SMALL, 60)
        await show(d)
        await d.press("q", "a", "d")
        assert d.said == "Session 9 is open and asks for it: `q`, then `Enter`, then `j` tells it there."
        assert told(d, 1) is None


async def test_a_set_without_actions_says_where_they_come_from() -> None:
    async with desk() as d:
        await d.press("a")
        async for _ in d.sizes():
            assert "No action was promised yet; the sessions bring them." in d.screen_text()
        await d.press("d", "e", "u", "y", "enter")
        assert "No action was promised yet" in d.said
        assert d.app.screen.query_one(KeyLine).hints


def test_the_sets_page_tells_it_too() -> None:
    told = replace(MADE[2], between=ToldBetween(date(2026, 11, 21), Status.DONE, "Sent"))
    book = World(actions={2: told}).book
    assert action_text(book, told, TODAY).split("\n")[-1] == (
        "Since then told Sat 21 Nov: done, “Sent”; the next round still asks"
    )


def test_what_was_told_before_a_round_stays_readable_beside_its_answer() -> None:
    mailed = ToldBetween(date(2026, 11, 21), Status.DONE, "All signed")
    assert (
        answer_words(Progress(9, Status.PARTLY, "Not all", "I ask", mailed), TODAY)
        == "S9 partly, “Not all” · changed: “I ask” · told Sat 21 Nov: done, “All signed”"
    )
    assert (
        answer_words(Progress(9, Status.DONE, "All signed", "", mailed), TODAY)
        == "S9 done, “All signed” · told Sat 21 Nov: done"
    )


def test_a_row_in_full_says_what_there_is_and_nothing_else() -> None:
    book = between(World("Ana", "Ben", "Carla").book)
    bare = book.put("actions", 1, Action(1, "Ana", "Call", 8))
    one = register(bare, TODAY)[-1]
    assert about(one, bare, TODAY) == ["Ana: Book the room", "no date · from session 8"]


async def test_hostile_words_and_names_are_shown_as_they_were_typed() -> None:
    library = MemoryLibrary({"x": a_book()})
    async with desk_over(library, open_set="x") as d:
        await d.press("a")
        async for columns, _ in d.sizes():
            rows = d.screen_text().split("\n")
            assert all(cell_len(row) <= columns for row in rows)
            await d.press("f", "s", "s", *["down"] * 8)
            assert "\x1b[31m" not in d.painted()
        await d.press("home", "f", "3")
        assert "[b]Çelik[/b]: w3maction" in d.screen_text()
        await d.press("enter", "q", "e")
        assert "PUT AN ACTION RIGHT" in d.screen_text()


async def test_esc_shows_all_of_a_narrowed_register_and_leaves_it_then() -> None:
    async with desk_between() as d:
        await d.press("a")
        every = actions(d)
        for narrows in (("slash", "p", "h", "o", "n", "e", "enter"), ("o",)):
            await d.press(*narrows)
            assert len(actions(d)) < len(every) and " show all" in d.screen_text()
            await d.press("escape")
            assert actions(d) == every and d.said == "All show again."
        await d.press("escape")
        assert not isinstance(d.app.screen, RegisterScreen)


async def test_the_key_line_of_the_register_has_no_key_that_would_be_refused() -> None:
    async with desk_between() as d:
        await d.press("a", "slash", "q", "q", "enter")
        bottom = d.screen_text().split("\n")[-1]
        assert "show all" in bottom and "edit" not in bottom and "put off" not in bottom
        await d.press("escape", "f")
        done = next(key for key in screen(d).view.listing._whole if MADE[int(key)].status is Status.DONE)
        screen(d).view.listing.choose(done)
        await d.pilot.pause()
        bottom = d.screen_text().split("\n")[-1]
        assert "edit" in bottom and "put off" not in bottom and "done" not in bottom


async def test_esc_in_the_line_ends_the_search_alone() -> None:
    async with desk_between() as d:
        await d.press("a", "1", "o", "slash", "p", "h", "escape")
        assert len(actions(d)) == 3 and d.said == "All of Ana show again."


def test_where_one_was_put_off_the_action_column_keeps_its_share() -> None:
    columns = {column.title: column for column in COLUMNS}
    assert columns["promised"].wide and columns["action"].least >= 20


async def test_words_longer_than_their_field_are_read_from_the_beginning_once_it_is_left() -> None:
    async with desk_with_programme() as d:
        await d.press("a", "e")
        assert "▌ep 1 of session 3" in d.screen_text(), "the cursor stands at their end"
        await d.press("tab")
        assert "Step 1 of session 3" in d.screen_text()
        await d.press("shift+tab")
        assert "▌ep 1 of session 3" in d.screen_text()
