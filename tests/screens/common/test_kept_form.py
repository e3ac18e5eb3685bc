"""What is typed into a form is kept while it is typed: a kill or leaving the set loses none, one key drops it."""

from datetime import datetime

import pytest

from als_tui.domain.moves import programme
from als_tui.screens.common import form
from als_tui.screens.common.form import CAME_BACK
from tests.fakes import MemoryLibrary
from tests.screens.checkin import again
from tests.screens.desk import Desk
from tests.screens.shelf import desk_over, desk_with_programme

CAME_BACK_BEGINS = CAME_BACK[:40]
FORMS: tuple[tuple[tuple[str, ...], str, str, tuple[str, ...]], ...] = (
    (("e", "end"), "profile", " two", ("escape",)),
    (("n",), "joining", "Gus Lima", ("escape",)),
    (("w",), "paper", "3 nov", ("escape",)),
    (("K",), "charter", "\nWe start on time", ("escape",)),
    (("m", "enter", "tab", "tab"), "member:1", "Head of ward", ("escape", "escape")),
    (("a", "e"), "register:", " by phone", ("escape", "escape")),
    (("P", "enter", "end"), "module:", " 10:00", ("escape", "escape")),
)
"""The keys to each form of a set and to a field of it, its topic, what is typed there, and the way back."""


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft is kept at once."""
    monkeypatch.setattr(form, "DRAFT_SECONDS", 0.01)


def drafts(d: Desk) -> dict[str, str]:
    """What is on the disk of half-typed words."""
    kept = [journal.drafts.items() for journal in d.library.journals.values()]
    return {topic: text for items in kept for topic, text in items if text}


async def until(d: Desk, words: str) -> None:
    """Wait for the timer of a draft in which these words stand."""
    for _ in range(100):
        if any(words in text for text in (*drafts(d).values(), d.library.typed)):
            return
        await d.pilot.pause(0.02)
    raise AssertionError("no draft was kept")


@pytest.mark.usefixtures("soon")
async def test_each_form_s_words_are_there_after_a_kill_and_go_by_one_key_or_once_they_are_kept() -> None:
    async with desk_with_programme() as d:
        for keys, topic, words, back in FORMS:
            await d.press(*keys)
            assert CAME_BACK_BEGINS not in d.screen_text()
            await d.type(words)
            await until(d, words.strip())
            assert any(kept.startswith(topic) for kept in drafts(d)), topic
            if topic != "module:":
                await d.press(*back)
        assert d.place == "ModuleForm", "it is open as the program is killed"
        async with again(d) as new:
            for at, (keys, topic, words, back) in enumerate(FORMS):
                await new.press(*keys)
                assert words.strip() in new.screen_text() and CAME_BACK_BEGINS in new.screen_text(), topic
                assert "^f drop" in new.screen_text().splitlines()[-1], topic
                if at % 2:
                    await new.press("ctrl+f")
                    assert words.strip() not in new.screen_text() and "brings it back" in new.screen_text()
                await new.press(back[0])
                assert at % 2 or "What you typed is kept" in new.said, topic
                await new.press(*back[1:])
            left = {topic.rstrip("0123456789") for topic in drafts(new)}
            assert left == {"profile", "paper", "member:", "module:"}
            await new.press("m", "enter", "ctrl+s")
            assert "Head of ward" in new.screen_text() and "member:1" not in drafts(new)


async def test_a_new_set_s_words_are_there_after_a_kill_until_it_is_made_and_on_every_way_out(
    soon: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = MemoryLibrary()
    async with desk_over(library) as d:
        await d.press("n")
        await d.type("Southside")
        await until(d, "Southside")
    async with desk_over(library) as d:
        assert "goes on with the set that you began to type." in d.screen_text()
        await d.press("n")
        assert "Southside" in d.screen_text() and CAME_BACK_BEGINS in d.screen_text()
        await d.press("ctrl+f", "escape")
        assert "makes one: a name and its members are enough." in d.screen_text()
        assert library.typed == "" and "What you typed" not in d.screen_text()
        await d.press("n")
        assert "Southside" not in d.screen_text()
        monkeypatch.setattr(form, "DRAFT_SECONDS", 60.0)
        await d.type("Eastside")
        await d.press("tab", *"Zoe", "enter", *"Yan", "enter", *"Xu")
        d.app.exit()
        assert "Eastside" in library.typed and "Zoe\\nYan\\nXu" in library.typed
    async with desk_over(library) as d:
        await d.press("n", "ctrl+s")
        assert d.place == "set" and library.typed == ""
        await d.press("e", "end", *" two")
        d.app.exit()
        assert "Eastside two" in drafts(d)["profile"]


async def test_what_the_set_refuses_of_a_form_stays_in_the_open_form_with_why() -> None:
    async with desk_with_programme() as d:
        assert d.app.engine is not None
        d.app.engine.do(programme.plan_modules, (datetime(2027, 3, 14, 2, 30),), 60)
        await d.press("e", *["tab"] * 5)
        assert "▸ Time zone" in d.screen_text()
        await d.type("America/New_York")
        await d.press("ctrl+s")
        shown = " ".join(d.screen_text().split())
        assert d.place == "SetFormScreen" and "▸ Time zone ▌America/New_York" in shown
        assert "Module 11, Sun 14 Mar 2027 02:30: the clocks leave that hour out." in shown
        assert "or Esc, P, M moves it first" in shown
        await d.press("escape")
        assert "What you typed is kept; e opens it again." in d.said


@pytest.mark.usefixtures("soon")
async def test_the_form_of_a_start_keeps_none_and_offers_no_key_to_drop_them() -> None:
    async with desk_with_programme() as d:
        await d.press("s", "tab", *"95")
        assert d.place == "StartScreen"
        assert "form.empty" not in [one.binding.id for one in d.app.screen.active_bindings.values()]
        await d.press("ctrl+f")
        assert "95" in d.screen_text() and "nothing in the form" not in d.screen_text()
        d.app.exit()
        assert drafts(d) == {}
