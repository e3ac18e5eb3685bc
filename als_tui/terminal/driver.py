"""Textual's driver with what it does not survive: signals, a terminal that is gone or stalls, bytes that are no keys.

It paints by `cells.py`, which sends what changed. It hooks private names of Textual 8.2, as that does; `pyproject.toml`
holds Textual below 8.3 for that reason.
"""

import os
import select
import signal
import termios
import threading
import time
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from types import FrameType
from typing import Any

from rich.console import COLOR_SYSTEMS
from textual import constants, events, messages
from textual._compositor import CompositorUpdate
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from als_tui.terminal.cells import Cells
from als_tui.terminal.leaving import LOST_INPUT, LOST_OUTPUT, Leaving
from als_tui.terminal.output import (
    CURSOR_OFF,
    CURSOR_ON,
    MOUSE_OFF,
    MOUSE_ON,
    RESTORE,
    SYNC_BEGIN,
    SYNC_END,
    Output,
)
from als_tui.terminal.quiet import hush_loop
from als_tui.terminal.typed import ESC, KeyPresses, PastedText, Piece, TypedInput

_GLANCE = 0.1
"""Seconds after which the input thread looks whether it should end."""
_AT_ONCE = 4096
"""Bytes read at once."""
_AT_A_GLANCE = 256
"""Signs of a painting that no terminal is seen to draw one after the other."""
_SETTLED = 0.1
"""Seconds after which a window that got another size is painted by Textual, if it noticed."""


class TerminalDriver(LinuxDriver):
    """The terminal of one run: gives it back on every way out, and never lets it hold the session up."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Listen for signals from now on."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._output: Output | None = None
        self._giving_back = threading.RLock()
        self._cells = Cells()
        self._cursor_shown: bool | None = False
        self._synchronized = False
        """Whether the terminal can hold a painting back until all of it is there."""
        self._parser = XTermParser(debug)
        self._leaving = Leaving(self._ask_to_leave, self._give_back, lambda: self._output is None)
        self._leaving.listen()
        hush_loop(self._loop)

    def write(self, data: str) -> None:
        """Tell the terminal anything but a painting; nothing while another program has it."""
        if (output := self._output) is not None:
            output.write(data)

    def paint(self, update: CompositorUpdate, cursor: tuple[int, int], *, seen: bool) -> None:
        """Bring the screen up to date, and the terminal's own cursor to its column and row, where it is seen or not."""
        output = self._output
        if output is None:
            return
        colours = COLOR_SYSTEMS[self._app.console.color_system or "truecolor"]
        painted = self._cells.changes(update, colours, cursor)
        if seen != self._cursor_shown:
            self._cursor_shown = seen
            painted += CURSOR_ON if seen else CURSOR_OFF
        if self._synchronized and len(painted) > _AT_A_GLANCE:
            painted = f"{SYNC_BEGIN}{painted}{SYNC_END}"
        if painted and not output.write(painted):
            self._forget()

    def set_mouse(self, on: bool) -> None:
        """Ask for clicks, or for none any more."""
        self._disable_mouse_support()
        self._mouse = on
        self._enable_mouse_support()

    def put_aside(self) -> bool:
        """Give the terminal to the shell until it calls als-tui back; False if no shell waits that could.

        The signal goes to all that the shell started with us, as its own key's would: it waits until they all stand.
        """
        if os.getpgrp() == os.getsid(0):
            return False
        os.killpg(os.getpgrp(), signal.SIGTSTP)
        return True

    def _enable_mouse_support(self) -> None:
        """Ask for clicks alone: every movement besides would be typed into the shell if we are killed."""
        if self._mouse:
            self.write(MOUSE_ON)

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write(MOUSE_OFF)

    def _enable_mouse_pixels(self) -> None:
        """Let clicks tell cells, which all terminals agree on."""

    def start_application_mode(self) -> None:
        """Take the terminal."""
        assert self._file is not None, "looked at before the start"
        self._output = Output(self._file.fileno(), self._lose_output, self._paint_anew)
        self._output.start()
        self._forget()
        mouse, self._mouse = self._mouse, False  # Textual asks for it twice
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual left it without types
        self._mouse = mouse
        self._enable_mouse_support()
        self._watch_size()
        if self._writer_thread is not None:  # Textual's own writer has nothing to write: `write` is ours
            self._writer_thread.stop()
            self._writer_thread = None

    def _watch_size(self) -> None:
        """At another size, nothing is known of the screen, even if it has its old one again before Textual looks."""
        textuals = signal.getsignal(signal.SIGWINCH)

        def resized(number: int, frame: FrameType | None) -> None:
            if callable(textuals):
                textuals(number, frame)
            self._lose_sight()

        signal.signal(signal.SIGWINCH, resized)

    def process_message(self, message: Message) -> None:
        """Take what the terminal tells of itself."""
        if isinstance(message, messages.TerminalSupportsSynchronizedOutput):
            self._synchronized = True
        elif isinstance(message, events.Resize):
            self._lose_sight()
        super().process_message(message)

    def _lose_sight(self) -> None:
        """Paint all as soon as Textual has taken up another size; from any thread, or the handler of a signal."""
        self._forget()
        with suppress(RuntimeError):  # the loop is closed: there is nothing more to paint
            self._loop.call_soon_threadsafe(self._loop.call_later, _SETTLED, self._paint_anew)

    def _forget(self) -> None:
        self._cells.forget()
        self._cursor_shown = None

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self.disable_input()
        self._give_back()

    def resume_application_mode(self) -> None:
        """Take the terminal again; also after the program was stopped and continued behind its back."""
        with self._giving_back:
            output, self._output = self._output, None
        before = self.attrs_before
        if output is not None:
            self.disable_input()
            output.finish("")
        self.start_application_mode()
        if output is not None:
            self.attrs_before = before  # those of now are our own

    def run_input_thread(self) -> None:
        """Read what is typed until the app stops, or the terminal is gone."""
        typed, decode = TypedInput(constants.ESCAPE_DELAY), getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser(self._debug)
        while not self.exit_event.is_set():
            wait = typed.wait(time.monotonic())
            data = self._read(_GLANCE if wait is None else min(wait, _GLANCE))
            if data == b"":
                self._leaving.leave(LOST_INPUT)
                return
            now = time.monotonic()
            pieces = typed.late(now) if data is None else typed.feed(decode(data), now)
            for piece in pieces:
                for message in self._messages(piece):
                    self.process_message(message)
            for message in self._parser.tick():
                self.process_message(message)

    def _run_input_thread(self) -> None:
        """Let the app stop with its own words if reading keys fails; Textual's would be a traceback."""
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001  without keys there is no session to go on with
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def _read(self, patience: float) -> bytes | None:
        """Read what is there; None if nothing came in time, empty if nothing will ever come."""
        try:
            if not select.select([self.fileno], [], [], patience)[0]:
                return None
            return os.read(self.fileno, _AT_ONCE)
        except BlockingIOError:  # somebody else made the terminal one that does not wait
            time.sleep(patience)
            return None
        except (OSError, ValueError):
            return b""

    def _messages(self, piece: Piece) -> Iterable[Message]:
        """What Textual calls this piece; nothing if it means nothing here."""
        match piece:
            case PastedText(text):
                return [events.Paste(text)]
            case KeyPresses(text):
                return [events.Key("escape", ESC)] if text == ESC else list(self._parser.feed(text))
        try:
            wanted = [message for message in self._parser.feed(piece.text) if self._was_asked_for(message)]
        except (ValueError, ArithmeticError):  # numbers that make no sense to the parser
            wanted = []
        if not wanted:
            self._parser = XTermParser(self._debug)  # else it would wait, and then take the pieces for keys
        return wanted

    def _was_asked_for(self, message: Message) -> bool:
        return self._in_band_window_resize or not isinstance(message, events.Resize)

    def _ask_to_leave(self, status: int) -> None:
        with suppress(RuntimeError):  # the loop is closed: it is on its way out already
            self._loop.call_soon_threadsafe(partial(self._app.exit, return_code=status))

    def _lose_output(self) -> None:
        """Leave, as the terminal takes no more text; the exit status says whether the terminal itself is gone."""
        try:
            termios.tcgetattr(self.fileno)
        except termios.error:
            self._leaving.leave(LOST_INPUT)
        else:
            self._leaving.leave(LOST_OUTPUT)

    def repaint(self) -> None:
        """Paint all, whatever another program left on the screen."""
        self._forget()
        self._paint_anew()

    def _paint_anew(self) -> None:
        with suppress(RuntimeError):  # the loop is closed: there is nothing more to paint
            self._app.call_later(partial(self._app.refresh, layout=True))

    def _give_back(self) -> None:
        """Restore screen and keyboard, once; from any thread."""
        with self._giving_back:
            output, self._output = self._output, None
            if output is None:
                return
            output.finish(RESTORE)
            if self.attrs_before is not None:
                # a program in the background would be stopped here
                blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
                with suppress(termios.error):
                    termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
                signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
