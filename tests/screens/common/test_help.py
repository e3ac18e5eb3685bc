"""Help: all keys of the screen, narrowed to what is typed."""

from textual.events import Paste

from als_tui.screens.common.help import HelpScreen
from tests.screens.desk import Desk
from tests.screens.sessions import begun


def listed(d: Desk) -> str:
    """All that the list says, further down, too."""
    return str(d.app.screen.query_one("#help--list").render())


def rows(d: Desk) -> list[str]:
    """What the rows of keys begin with."""
    return [" ".join(line.split()[:2]) for line in listed(d).splitlines() if line[:9].strip()]


async def test_help_lists_the_seats_while_typing_and_the_keys_of_lists() -> None:
    async with begun() as d:
        await d.press("question_mark")
        assert "F2-F9" in listed(d)
        await d.press("escape", "r", "question_mark")
        told = listed(d)
        assert "In the list" in told and "PgUp PgDn" in told and "A row up or down" in told


async def test_what_is_typed_narrows_the_help_and_esc_shows_all_before_it_closes() -> None:
    async with begun() as d:
        await d.press("question_mark")
        whole = listed(d)
        await d.press(*"questions")
        assert "L questions" in rows(d) and "r roster" not in rows(d), "no letter closes or moves"
        assert "Find: questions_" in d.screen_text()
        await d.press("escape")
        assert listed(d) == whole and isinstance(d.app.screen, HelpScreen)
        await d.press(*"privacy")
        assert rows(d)[1:] == ["^l blank"], "another word for it"
        await d.press(*["backspace"] * 7, *"^l")
        assert listed(d).split()[:5] == ["The", "key", "itself", "^l", "blank"]
        await d.press("escape")
        d.app.post_message(Paste("xyzzy [/b]"))
        await d.pilot.pause()
        assert "Nothing here is called so" in listed(d) and "Find: xyzzy [/b]_" in d.screen_text()
        await d.press("escape", "escape")
        assert not isinstance(d.app.screen, HelpScreen)
        await d.press("question_mark", "slash", *"seal", "question_mark")
        assert not isinstance(d.app.screen, HelpScreen), "it closes at once"
