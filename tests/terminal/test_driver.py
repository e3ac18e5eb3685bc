"""What goes out to the terminal besides the painting."""

import signal

import pytest

from als_tui.terminal.driver import TerminalDriver
from als_tui.terminal.leaving import Leaving
from als_tui.terminal.output import RESTORE
from tests.screens.desk import desk


class Told(TerminalDriver):
    """A driver without a terminal, which keeps what it would write."""

    def __init__(self, *, mouse: bool) -> None:
        self._mouse = mouse
        self.sent = ""

    def write(self, data: str) -> None:
        self.sent += data


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
