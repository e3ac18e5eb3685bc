"""What goes out to the terminal besides the painting."""

import asyncio
import inspect
import signal
from types import SimpleNamespace
from typing import Any

import pytest
from textual import _compositor, events, messages, screen
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from als_tui.terminal.cells import Cells
from als_tui.terminal.driver import TerminalDriver
from als_tui.terminal.leaving import Leaving
from als_tui.terminal.output import CURSOR_OFF, CURSOR_ON, RESTORE, SYNC_BEGIN, SYNC_END
from tests.screens.desk import desk
from tests.terminal.painting import CONSOLE, layout, rows_of


class Told(TerminalDriver):
    """A driver without a terminal, which keeps what it would write."""

    def __init__(self, *, mouse: bool) -> None:
        self._mouse = mouse
        self.sent = ""

    def write(self, data: str) -> None:
        self.sent += data


class Taken:
    """An output that keeps what it takes, if it takes any."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.stalls = False

    def write(self, text: str) -> bool:
        if not self.stalls:
            self.sent.append(text)
        return not self.stalls


class Painting(TerminalDriver):
    """A driver that paints on no terminal, and hands nothing on."""

    def __init__(self) -> None:
        self.output = self._output = Taken()  # type: ignore[assignment]  # all that is asked of one
        self._app: Any = SimpleNamespace(
            console=CONSOLE, refresh=self._refreshed, call_later=lambda run: run()
        )
        self._loop = asyncio.get_running_loop()
        self._cells, self._cursor_shown, self._synchronized = Cells(), None, False
        self._in_band_window_resize, self.cursor_origin = False, None
        self.refreshed = 0
        self.sent_on: list[object] = []

    def send_message(self, message: object) -> None:
        self.sent_on.append(message)

    def _refreshed(self, *, layout: bool) -> None:
        self.refreshed += layout

    def shows(self, words: str, *, seen: bool = False) -> str:
        """What goes out to show these words."""
        self.paint(layout(rows_of([(words, "")], width=300)), (0, 0), seen=seen)
        sent, self.output.sent = "".join(self.output.sent), []
        return sent


async def test_the_cursor_is_told_when_it_changes_and_what_is_shown_costs_nothing() -> None:
    driver = Painting()
    assert driver.shows("words").endswith(CURSOR_OFF)
    assert driver.shows("words") == ""
    assert driver.shows("words", seen=True) == CURSOR_ON
    assert driver.shows("word", seen=True) == "\x1b[1;5H \x1b[G"


async def test_what_was_left_out_is_painted_again() -> None:
    driver = Painting()
    first = driver.shows("words", seen=True)
    driver.output.stalls = True
    assert driver.shows("other words") == ""
    driver.output.stalls = False
    again = driver.shows("words", seen=True)
    assert len(again) == len(first) and CURSOR_ON in again


async def test_only_a_terminal_that_can_and_a_painting_that_pays_is_held_together() -> None:
    driver = Painting()
    assert SYNC_BEGIN not in driver.shows("before it said so")
    driver.process_message(messages.TerminalSupportsSynchronizedOutput())
    driver.repaint()
    whole = driver.shows("words")
    assert whole.startswith(SYNC_BEGIN) and whole.endswith(SYNC_END)
    assert SYNC_BEGIN not in driver.shows("wards")


async def test_a_size_that_the_terminal_tells_of_makes_all_unknown_and_in_the_end_all_is_painted() -> None:
    driver = Painting()
    driver.shows("words")
    driver.process_message(events.Resize(Size(80, 24), Size(80, 24)))
    assert len(driver.shows("words")) > 300
    assert driver.sent_on and not driver.refreshed, "Textual is first"
    while not driver.refreshed:
        await asyncio.sleep(0.01)


async def test_nothing_is_painted_while_another_program_has_the_terminal() -> None:
    driver = Painting()
    driver._output = None
    assert driver.shows("words") == ""
    driver._output = driver.output  # type: ignore[assignment]  # it only takes what is written
    assert "words" in driver.shows("words")


async def test_what_is_hooked_of_textual_is_still_there() -> None:
    for name in "_enable_mouse_support _disable_mouse_support _enable_mouse_pixels _run_input_thread".split():
        assert hasattr(LinuxDriver, name), name
    for name in ("_writer_thread", "_in_band_window_resize", "_mouse"):
        assert name in inspect.getsource(LinuxDriver), name
    assert "_display(" in inspect.getsource(screen)
    assert {"screen", "renderable"} <= inspect.signature(App._display).parameters.keys()
    async with desk() as d:
        assert d.app._batch_count == 0
        d.app.screen.refresh()
        assert isinstance(d.app.screen._compositor.render_update(full=True), _compositor.LayoutUpdate)


def test_only_clicks_are_asked_for() -> None:
    driver = Told(mouse=True)
    driver._enable_mouse_support()
    driver._enable_mouse_pixels()
    assert driver.sent == "\x1b[?1000h\x1b[?1006h"
    driver.sent = ""
    driver._disable_mouse_support()
    assert driver.sent == "\x1b[?1006l\x1b[?1000l"


def test_without_the_mouse_nothing_is_asked_for_until_it_is_turned_on() -> None:
    driver = Told(mouse=False)
    driver._enable_mouse_support()
    driver._disable_mouse_support()
    assert driver.sent == ""
    driver.set_mouse(True)
    assert driver.sent == "\x1b[?1000h\x1b[?1006h"
    driver.sent = ""
    driver.set_mouse(False)
    assert driver.sent == "\x1b[?1006l\x1b[?1000l"


def test_whatever_was_asked_for_is_given_back() -> None:
    assert "\x1b[?1000l" in RESTORE and "\x1b[?1006l" in RESTORE and "\x1b[?1003l" in RESTORE


async def test_the_mouse_is_turned_off_by_a_command_and_stays_so() -> None:
    async with desk() as d:
        d.app.choices.mouse = True
        titles = {command.title: command for command in d.app.get_system_commands(d.app.screen)}
        titles["Mouse: turn off"].callback()
        assert d.said == "The mouse is off." and not d.app.choices.mouse_wanted
        assert "Mouse: turn on" in {command.title for command in d.app.get_system_commands(d.app.screen)}
        titles = {command.title: command for command in d.app.get_system_commands(d.app.screen)}
        titles["Mouse: turn on"].callback()
        assert d.app.choices.mouse_wanted


async def test_without_a_shell_that_waits_als_tui_stays_and_says_so() -> None:
    async with desk() as d:
        await d.press("ctrl+z")
        assert "No shell waits" in d.said
        assert "app.aside" in {active.binding.id for active in d.app.screen.active_bindings.values()}


def test_every_signal_that_would_end_it_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    answered: set[int] = set()
    monkeypatch.setattr(signal, "signal", lambda number, _: answered.add(number))
    monkeypatch.setattr(signal, "pthread_sigmask", lambda *_: None)
    monkeypatch.setattr(Leaving, "_wait_for_faults", lambda _: None)
    Leaving(lambda _: None, lambda: None, lambda: False).listen()
    for name in "HUP INT QUIT TERM USR1 USR2 ALRM VTALRM PROF XCPU ABRT".split():
        assert signal.Signals[f"SIG{name}"] in answered, name
    for name in "KILL STOP TSTP CONT WINCH CHLD SEGV PIPE".split():
        assert signal.Signals[f"SIG{name}"] not in answered, name
