"""Pages of the desk: bursts of keys over a change of page, where the keys go afterwards, and what stays behind."""

import gc

import pytest
from textual import events
from textual.app import App
from textual.widget import Widget

from als_tui.domain.moves import flow
from als_tui.domain.session.facts import Presence
from als_tui.screens.common.palette import KeyCommands
from als_tui.screens.common.windows import CardScreen
from als_tui.screens.pages.places import place_of
from als_tui.widgets.entry_text import EntryText
from tests.app.test_type_ahead import at_once
from tests.screens.sessions import begun, do, show


@pytest.mark.parametrize("visited", [False, True])
async def test_a_burst_over_two_changes_of_page_does_what_it_says(visited: bool) -> None:
    async with begun() as d:
        if visited:
            await d.press("r", "t")
        await at_once(d, "r <down> xt3")
        assert d.session.people[1].presence is Presence.ABSENT, "the second row of the roster"
        assert d.place == "board" and d.session.floor == 3


async def test_letters_behind_a_key_that_turns_to_a_page_and_opens_its_line_are_words() -> None:
    async with begun() as d:
        await at_once(d, "/bx")
        assert d.place == "search"
        await d.press("escape")
        await at_once(d, "Lcrtn")
        assert (d.place, d.app.navigation.top.entry.text) == ("ledger", "rtn")


async def test_an_open_line_goes_along_to_another_page_with_words_and_cursor() -> None:
    async with begun() as d:
        await d.press("c")
        await d.type("half a word")
        await d.press("home", "right")
        cursor = d.app.screen.query_one(EntryText).cursor_location
        do(d, flow.next_phase)
        await show(d)
        await d.app.navigation.go("roster")
        await d.pilot.pause()
        area = d.app.screen.query_one(EntryText)
        assert (area.text, area.cursor_location) == ("half a word", cursor)
        assert d.app.focused is area
        await d.press("X")
        assert area.text == "hXalf a word"


async def test_the_page_that_shows_has_the_keys_after_windows_and_after_the_terminal_was_away() -> None:
    async with begun() as d:
        for opens in ("s", "o", "g", "D", "question_mark", "a"):
            await d.press(opens, "escape")
            assert d.app.focused is d.page.seat_of_focus, opens
        for place in ("r", "L", "t"):
            d.app.post_message(events.AppBlur())
            await d.pilot.pause()
            await d.press(place)
            d.app.post_message(events.AppFocus())
            await d.pilot.pause()
            assert d.app.focused is d.page.seat_of_focus, place
        d.app.post_message(events.AppBlur())
        await d.press("2")
        assert d.session.floor == 2, "keys count, though the terminal never says that it has the focus again"
        d.app.push_screen(CardScreen("A card", "words"))
        await d.pilot.pause()
        do(d, flow.next_phase)
        await show(d)
        assert d.app.focused is d.page.seat_of_focus


async def test_a_hidden_page_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    async with begun() as d:
        await d.press("r")
        drawn: list[str] = []
        monkeypatch.setattr(d.page, "draw", lambda: drawn.append("draw"))
        monkeypatch.setattr(d.page, "tick", lambda: drawn.append("tick"))
        await d.press("t")
        drawn.clear()
        await d.press("2", "p", "plus")
        await d.later(3)
        assert drawn == []


async def test_fifty_changes_of_page_leave_nothing_behind() -> None:
    async with begun() as d:
        for page in "rjiLvPt":
            await d.press(page)
        before = widgets(d.app.home)
        for _ in range(5):
            await d.press(*"rtLtvtPtit")
        assert widgets(d.app.home) <= before


def widgets(besides: Widget) -> int:
    """Widgets that something holds; home's, which reads its sets meanwhile, are not counted."""
    gc.collect()
    held = [one for one in gc.get_objects() if isinstance(one, Widget) and not isinstance(one, App)]
    return sum(besides not in one.ancestors_with_self for one in held)


async def test_while_a_line_is_typed_help_lists_no_letter_or_sign_and_the_palette_every_command() -> None:
    async with begun() as d:
        await d.press("c")
        shown = d.app.screen.active_bindings.values()
        assert not {"phase.more", "phase.less", "go.search", "floor.back"} & {one.binding.id for one in shown}
        hits = [str(hit.text) async for hit in KeyCommands(d.app.screen).discover()]
        for command in ("Agenda  (P)", "1 min more  (+)", "Presenter  (p)", "Roster  (r)", "Blank  (^l)"):
            assert command in hits


async def test_words_that_stand_already_are_no_draft() -> None:
    async with begun("check-in") as d:
        await d.press("enter")
        await d.type("Curious")
        await d.press("enter", "1", "enter", "x", "backspace", "escape")
        assert d.app.engine is not None and d.app.engine.half_typed == ()


async def test_a_form_and_a_menu_stay_open_over_a_change_of_phase_and_a_card_of_the_old_one_does_not() -> (
    None
):
    async with begun() as d:
        for opens, shown in (("a", "ActionScreen"), ("o", "ChoiceScreen"), ("question_mark", "HelpScreen")):
            await d.press(opens)
            do(d, flow.next_phase)
            await show(d)
            assert d.place == shown
            await d.press("escape")
            assert d.place == str(place_of(d.session))
            do(d, flow.back)
            await show(d)
        await d.press("g")
        do(d, flow.next_phase)
        await show(d)
        assert d.place == str(place_of(d.session))


async def test_words_whose_line_the_next_page_does_not_ask_for_are_kept_and_it_is_said() -> None:
    async with begun() as d:
        await d.press("2", "c")
        await d.type("What then")
        await d.press("enter", "L", "enter")
        await d.type(" indeed")
        do(d, flow.next_phase)
        await show(d)
        assert "What was being typed is kept" in d.said
        await d.press("L", "enter")
        assert d.app.navigation.top.entry.text == "What then indeed"


async def test_a_key_that_means_nothing_while_a_line_is_typed_names_the_help_that_works_there() -> None:
    async with begun("check-in") as d:
        await d.press("c", "f2")
        assert "F2 does nothing here · F1 shows the keys" in d.screen_text()
