"""Nothing of anybody's words leaves the screens by a crash, a copy, a picture, a title or a log."""

from io import StringIO

import pytest
from rich.console import Console
from rich.text import Text
from textual.widgets import TextArea

from als_tui.domain.moves import keeping
from als_tui.screens.common.palette import KeyCommands
from tests.screens.desk import desk
from tests.screens.sessions import begin_unseen, begun, do, show

SECRET = "Ben drinks again"


class TalkativeError(Exception):
    """An error that would draw itself, as some of Textual's do."""

    def __rich__(self) -> Text:
        return Text(f"it was: {SECRET}")


def caught(error: Exception) -> Exception:
    """The error with a traceback through a frame that holds words."""
    words = SECRET
    try:
        raise error
    except Exception as raised:  # noqa: BLE001  # it is what Textual would catch
        assert words
        return raised


@pytest.mark.parametrize("error", [ValueError(SECRET), TalkativeError(SECRET)], ids=["usual", "draws itself"])
async def test_a_crash_tells_kind_and_place_and_no_word(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with begun() as d:
        do(d, keeping.keep_note, SECRET)
        monkeypatch.setattr(d.app, "_close_messages_no_wait", lambda: None)
        raised = caught(error)
        d.app._handle_exception(raised)
        drawn = Console(file=StringIO(), width=200)
        for renderable in d.app._exit_renderables:
            drawn.print(renderable)
        assert isinstance(drawn.file, StringIO)
        words = drawn.file.getvalue()
        assert f"als-tui had to stop ({type(error).__name__} at tests.app.test_leaks:" in words
        assert SECRET not in words and "Traceback" not in words
        d.app._exit_renderables.clear()
        d.app._exception = None
        d.app._exception_event.clear()
        d.app._return_code = 0


async def test_an_error_of_a_screen_that_is_being_taken_apart_does_not_change_how_it_ends() -> None:
    async with desk() as d:
        d.app.exit(return_code=143)
        d.app._handle_exception(caught(ValueError(SECRET)))
        assert d.app.return_code == 143
        assert not d.app._exit_renderables


async def test_only_y_hands_words_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    async with begun() as d:
        assert d.app._driver is not None
        written: list[str] = []
        monkeypatch.setattr(d.app._driver, "write", written.append)
        await d.press("c")
        await d.type(SECRET)
        area = d.app.screen.query_one(TextArea)
        area.select_all()
        await d.press("ctrl+c", "ctrl+x")
        assert area.text == "" and not any("]52;" in sent for sent in written)
        await d.press("ctrl+v")
        assert area.text == SECRET, "within the program a cut can be pasted"
        d.app.hand_out("a record")
        assert sum("]52;" in sent for sent in written) == 1
        assert not d.app.ALLOW_SELECT


async def test_no_command_takes_a_picture_of_the_screen_or_opens_a_log() -> None:
    async with desk() as d:
        begin_unseen(d)
        do(d, keeping.keep_note, SECRET)
        await show(d)
        names = [str(command.title).casefold() for command in d.app.get_system_commands(d.app.screen)]
        names += [str(hit.text).casefold() async for hit in KeyCommands(d.app.screen).discover()]
        assert "theme" in names and not [name for name in names if "screenshot" in name or "picture" in name]
        actions = {active.binding.action for active in d.app.screen.active_bindings.values()}
        assert not [action for action in actions if "screenshot" in action]
        assert d.app.devtools is None and d.app.title == "als-tui" and not d.app.sub_title
