"""What is done in pauses, while no key comes: room is made where screens went, and what keys lead to is loaded."""

import gc
from collections.abc import Iterable
from functools import partial
from typing import Any

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import Screen
from textual.timer import Timer

from als_tui.app.loading import load_ahead
from als_tui.screens.common.painting import forget_hidden

PAUSE = 0.3
"""Seconds without a key after which none is likely to follow at once (our own judgement)."""


class PausesApp(App[None]):
    """Leaves to pauses what would hold up a key and what nobody waits for."""

    _pause: Timer | None = None
    """Waits for the next pause, if anything is to be done in it."""
    _paused: bool = False
    """True in a pause; the first key ends it."""
    _hidden: bool = False
    """Whether something that was drawn does not show any more."""
    _left: bool = False
    """Whether a screen went or a page was made: what is left of that holds itself, and only a search frees it."""
    _ahead: tuple[str, ...] = ()
    """Modules to load."""

    async def on_event(self, event: events.Event) -> None:
        """What is typed puts off what can wait."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._paused = False
            self._await_pause()
        await super().on_event(event)

    def load_in_pauses(self, modules: Iterable[str]) -> None:
        """Load these modules of screens while no key comes, and no more what was to be loaded before."""
        self._ahead = tuple(modules)
        self._await_pause()

    def forget_in_pauses(self, *, search: bool = False) -> None:
        """Let go what was drawn and does not show any more; `search` for what is left of it and holds itself."""
        self._hidden = True
        self._left = self._left or search
        self._await_pause()

    def pop_screen(self) -> AwaitComplete:
        """Make room for others, too."""
        popped = super().pop_screen()
        self.forget_in_pauses(search=True)
        return popped

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """The same, where another screen takes the place."""
        switched = super().switch_screen(screen)
        self.forget_in_pauses(search=True)
        return switched

    def _await_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if self._ahead or self._hidden:
            self._pause = self.set_timer(PAUSE, self._use_pause)

    def _use_pause(self) -> None:
        if not (self.is_running and self.screen_stack):
            return
        self._paused = True
        if self._hidden:
            forget_hidden(self.screen_stack)
        if self._left or self._ahead:
            gc.collect()
        self._hidden = self._left = False
        if self._ahead:
            self.run_worker(partial(self._load_ahead, self._ahead), thread=True)

    def _load_ahead(self, modules: tuple[str, ...]) -> None:
        """Load in a thread of its own, so that a key that comes after all is answered meanwhile."""
        if load_ahead(modules, lambda: self.is_running and self._paused):
            self._ahead = tuple(module for module in self._ahead if module not in modules)
