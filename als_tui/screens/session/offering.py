"""Words kept of last time in the form of a new action: offered as in the capture line, to begin others or go on."""

from collections.abc import Callable
from typing import Any

from textual import events

from als_tui.domain.words.pressing import press
from als_tui.screens.common.form import FormScreen
from als_tui.widgets.capped import OneLine
from als_tui.widgets.entry_text import GOES_ON

OFFERED = f"Kept: a letter begins anew, → goes on with it, {press('form.empty')} drops it"
"""What is said of kept words that nobody has touched."""


class OfferedWords:
    """They stay as they are until a letter begins others, or any other key goes on with them."""

    def __init__(self, form: FormScreen[Any], put_aside: Callable[[], None]) -> None:
        """`put_aside` keeps the offered words elsewhere, as others are begun in `form`."""
        self._form = form
        self._put_aside = put_aside
        self._untouched = False
        """True while kept words stand in the form that nobody has touched."""

    def offer(self) -> None:
        """Offer the kept words; in the first line a letter begins others."""
        self._untouched = True
        self._first.select_on_focus, self._first.typed = True, self._typed
        self._form.say(OFFERED)

    def pressed(self, event: events.Key) -> None:
        """Any key but a letter goes on with the kept words."""
        if not event.is_printable:
            self.go_on()

    def go_on(self) -> None:
        """Let the kept words be those of the form; so does the mouse."""
        if self._untouched:
            self._untouched = False
            self._first.select_on_focus = False
            self._form.say("")

    @property
    def _first(self) -> OneLine:
        return self._form.query(OneLine).first()

    def _typed(self, text: str) -> None:
        if not self._untouched:
            return
        self.go_on()
        if text in GOES_ON:
            self._first.action_end()
        else:
            self._put_aside()
            self._form.fill(self._form.usual())
