"""The form of a set by its keys: what it says while it is typed, where the cursor goes, what stays in view."""

import pytest
from rich.cells import cell_len
from textual import events
from textual.widgets import Input

from als_tui.domain.book import Policy
from als_tui.widgets.field import Cycle, Lines
from tests.fakes import MemoryLibrary, a_set
from tests.screens.desk import desk
from tests.screens.shelf import a_past, desk_over, desk_with_past

SIZES = pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])


def wordwise(text: str) -> str:
    return " ".join(text.split())


@SIZES
async def test_each_focused_field_is_in_view_with_its_words_and_the_keys(size: tuple[int, int]) -> None:
    async with desk_over(MemoryLibrary(), size) as d:
        await d.press("n")
        for label in (
            "Name",
            "Members",
            "Process",
            "Minutes",
            "Seal keeps",
            "Quorum",
            "Time zone",
        ):
            shown = d.screen_text()
            assert f"▸ {label}" in shown
            assert "make the set" in shown.split("\n")[-1]
            if label == "Seal keeps":
                assert "All of “actions”, and: Topic, goal, place" in wordwise(shown)
            await d.press("tab")
        assert "▸ Next session" in d.screen_text()


async def test_enter_goes_on_and_in_the_last_field_makes_the_set() -> None:
    async with desk_over(MemoryLibrary()) as d:
        await d.press("n")
        await d.type("Southside\r")
        assert "Taken as pasted with its line end; the cursor stays here." in d.screen_text()
        await d.press("enter")
        await d.type("Ana\nBen\nCarla")
        await d.press("tab", "enter", "enter", "enter", "enter", "enter")
        await d.type("tue 9:30")
        assert "Tue 1 Dec 09:30, in 6 days" in d.screen_text()
        await d.press("enter")
        assert d.place == "set"
        assert "Tue 1 Dec 09:30, in 6 days" in d.screen_text()


async def test_too_few_names_are_counted_while_they_are_typed_and_wrong_once_the_set_is_to_be_made() -> None:
    async with desk_over(MemoryLibrary()) as d:
        await d.press("n")
        await d.type("Southside")
        await d.press("enter")
        await d.type("Ana")
        assert "✗" not in d.screen_text() and "1 member: a set needs at least 3" in d.screen_text()
        await d.type("\nAna")
        assert "Ana stands there twice" in d.screen_text(), "what is wrong by now is said by now"
        await d.press("backspace", "backspace", "backspace", "ctrl+s")
        assert "A set needs at least 3 members: here is 1. One name a line." in d.screen_text()


async def test_nothing_is_called_wrong_before_it_was_typed_or_asked_for() -> None:
    async with desk_over(MemoryLibrary()) as d:
        await d.press("n")
        assert "✗" not in d.screen_text()
        await d.press("ctrl+s")
        shown = wordwise(d.screen_text())
        assert "✗ A set needs a name." in shown
        assert "(1 more)" in shown
        assert d.app.screen.focused is d.app.screen.query_one("#name")


async def test_the_first_field_that_is_wrong_has_the_cursor() -> None:
    async with desk_over(MemoryLibrary(), (60, 20)) as d:
        await d.press("n")
        await d.type("[/x]")
        await d.press("enter")
        await d.type("[Ana]\nBen\n" + "x" * 300)
        assert "✗ This is 300 characters long; 80 fit." in wordwise(d.screen_text())
        await d.press("tab", "f2")
        assert d.app.screen.focused is d.app.screen.query_one("#members")
        assert "make the set" in d.screen_text().split("\n")[-1]


async def test_members_are_counted_while_they_are_typed() -> None:
    async with desk_over(MemoryLibrary()) as d:
        await d.press("n", "tab")
        await d.type("1. Ana\n2. Ben\n3. Carla\n4. Dev")
        assert "4 members: sets usually have 5 to 8" in wordwise(d.screen_text())


@SIZES
async def test_a_pasted_table_becomes_its_names_and_the_rest_is_named_under_the_field(
    size: tuple[int, int],
) -> None:
    rows = "".join(
        f"{name};{name.casefold()}@example.org;{'London ' * 12}\n" for name in ("Ana", "Ben", "Chi")
    )
    async with desk_over(MemoryLibrary(), size=size) as d:
        await d.press("n")
        await d.type("Tri")
        await d.press("enter")
        await d.type(f"Name;E-Mail;Office\n{rows}")
        shown = wordwise(d.screen_text())
        assert (
            "as fewer bring too few different views · read: name, E-Mail as mail · left out: Office" in shown
        )
        assert "shorten" not in shown
        await d.press("f2")
        assert d.app.live is not None
        assert [member.name for member in d.app.live.book.members.values()] == ["Ana", "Ben", "Chi"]


async def test_another_process_brings_its_minutes_until_they_are_set_by_hand() -> None:
    async with desk_over(MemoryLibrary()) as d:
        await d.press("n", "tab", "tab", "right")
        screen = d.app.screen
        chosen = d.library.processes()[0][screen.query_one("#process", Cycle).value]
        minutes = screen.query_one("#minutes", Input)
        assert minutes.value == str(chosen.minutes)
        minutes.value = "100"
        await d.press("right")
        assert minutes.value == "100"


async def test_the_record_policy_is_spelt_out_as_it_is_turned() -> None:
    async with desk_over(MemoryLibrary(), (60, 20)) as d:
        await d.press("n", "tab", "tab", "tab", "tab", "right")
        assert Policy.ALL.adds in wordwise(d.screen_text())
        await d.press("left")
        assert Policy.QUESTIONS.adds in wordwise(d.screen_text())


async def test_the_same_form_changes_how_a_set_meets_and_z_takes_it_back() -> None:
    async with desk_with_past() as d:
        await d.press("e")
        assert "Members" not in d.screen_text()
        await d.type("Northside [South]")
        await d.press("ctrl+s")
        assert d.place == "set"
        assert "Northside [South]" in d.screen_text().split("\n")[0]
        await d.press("z")
        assert d.screen_text().split("\n")[0].split() == ["Northside", "saved", "·", "09:00"]


async def test_a_set_is_not_renamed_to_what_another_one_is_called() -> None:
    library = MemoryLibrary()
    a_set(library, name="North side")
    async with desk_over(library, open_set=a_past(library)) as d:
        await d.press("e")
        await d.type("north  SIDE")
        await d.press("ctrl+s")
        assert d.place == "SetFormScreen" and "Another set is called North side already" in d.screen_text()
        await d.type("Northside")
        await d.press("ctrl+s")
        assert d.place == "set", "its own name is not another one's"


async def test_leaving_the_form_of_a_set_keeps_what_was_typed() -> None:
    async with desk_with_past() as d:
        await d.press("e", "end")
        await d.type(" two")
        await d.press("ctrl+g")
        assert "What you typed is kept; e opens it again." in d.said
        await d.press("e")
        assert "Northside two" in d.screen_text()


async def test_letters_turn_no_choice_and_a_name_too_long_is_not_taken_for_the_next_letter() -> None:
    async with desk_over(MemoryLibrary()) as d:
        await d.press("n", "tab", "tab", "tab", "tab")
        policy = d.app.screen.query_one("#policy", Cycle)
        before = policy.value
        await d.press("k", "e", "space", "a")
        assert policy.value == before and "Letters change nothing here" in d.screen_text()
        await d.press("right")
        assert policy.value != before and "Letters" not in d.screen_text()
        await d.press(*["shift+tab"] * 4)
        await d.type("x" * 90)
        await d.press("tab", "ctrl+s")
        assert "✗ This is 90 characters long" in wordwise(d.screen_text().split("\n")[-2])
        await d.press("backspace")
        assert d.app.screen.query_one("#name", Input).value == "x" * 89
        assert "89 characters" in d.screen_text() and "90 characters" not in d.screen_text()


async def test_leaving_it_untouched_says_nothing() -> None:
    async with desk_with_past() as d:
        await d.press("e", "escape")
        assert d.said == ""


async def test_bare_line_feeds_part_the_members_where_a_terminal_does_not_say_that_it_pastes() -> None:
    async with desk_over(MemoryLibrary()) as d:
        await d.press("n", "tab", "A", "ctrl+j", "B", "ctrl+j", "C")
        assert d.app.screen.query_one("#members", Lines).text == "A\nB\nC"


async def test_minutes_that_were_set_by_hand_stay_when_the_process_changes() -> None:
    async with desk(minutes=180) as d:
        await d.press("e")
        form = d.app.screen
        form.query_one("#process").focus()
        await d.press("right", "left")
        assert form.query_one("#minutes", Input).value == "180"


async def test_what_comes_at_once_with_a_field_s_enter_goes_into_the_next_field() -> None:
    async with desk_over(MemoryLibrary()) as d:
        await d.press("n")
        burst = (events.Key(letter, letter) for letter in "Tri")
        for event in (*burst, events.Key("enter", "\r"), events.Paste("[Ana]\nBen\nCarla")):
            d.app.post_message(event)
        await d.pilot.pause()
        form = d.app.screen
        assert form.query_one("#name", Input).value == "Tri"
        assert form.query_one("#members", Lines).text == "[Ana]\nBen\nCarla"


async def test_in_fields_too_ctrl_z_is_to_the_shell_and_no_hidden_undo_eats_words() -> None:
    async with desk_over(MemoryLibrary()) as d:
        await d.press("n", "tab")
        await d.type("Ana\nBen")
        members = d.app.screen.query_one("#members", Lines)
        for key in ("ctrl+z", "ctrl+y", "super+z"):
            await d.press(key)
            assert members.text == "Ana\nBen", key
        await d.press("shift+tab", "ctrl+z")
        assert "No shell waits" in d.screen_text()


async def test_no_field_s_hint_is_cut_in_the_smallest_window_with_its_scroll_bar() -> None:
    names = "\n".join(f"Member {number}" for number in range(8))
    async with desk_over(MemoryLibrary(), size=(60, 20)) as d:
        await d.press("n", "tab")
        await d.type(names)
        await d.press(*["shift+tab"] * 2)
        form = d.app.screen
        for line in form.query(Input):
            assert cell_len(str(line.placeholder)) < line.size.width, line.id
        assert "2026-12-01 09:30" in d.screen_text()
