"""A form that opens with words kept of last time: they are offered as in the capture line, and one key empties it."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.screen import ScreenResultType

from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.form import FormScreen
from als_tui.screens.common.requests import Answered
from als_tui.widgets.capped import OneLine
from als_tui.widgets.entry import GOES_ON

OFFERED = "Kept: a letter begins anew, → goes on with it, ^f empties"
"""What is said of kept words that nobody has touched."""


class OfferingForm(FormScreen[ScreenResultType]):
    """Kept words stay as they are until a letter begins others, or any other key goes on with them."""

    KEYS: ClassVar[Keys] = (
        Key("form.empty", "ctrl+f", "empty", "empty", "Empty the form; again brings back what stood in it."),
    )
    BINDINGS = bindings(KEYS)
    kept_stands: bool = False
    """True while kept words stand in the form that nobody has touched."""
    _emptied: Mapping[str, str] | None = None
    """What stood in the form before it was emptied."""

    def values(self) -> Mapping[str, str]:
        """What stands in the fields."""
        raise NotImplementedError

    def usual(self) -> Mapping[str, str]:
        """What stands in them where nothing was typed."""
        raise NotImplementedError

    def put_aside(self) -> None:
        """Keep the offered words elsewhere, as others are begun."""
        raise NotImplementedError

    def offer(self, line: OneLine) -> None:
        """Offer the kept words; `line` is where a letter begins others."""
        self.kept_stands = True
        line.select_on_focus, line.typed = True, self._typed
        self.say(OFFERED)

    def fill(self, values: Mapping[str, str]) -> None:
        """Let these words stand in the fields."""
        for line in self.query(OneLine):
            line.value = values.get(line.id or "", "")
            line.action_end()

    def on_key(self, event: events.Key) -> None:
        """Any key but a letter goes on with the kept words."""
        if self.kept_stands and not event.is_printable:
            self._go_on()

    def on_click(self) -> None:
        """So does the mouse."""
        if self.kept_stands:
            self._go_on()

    def action_empty(self) -> None:
        """Let nothing stand in the form but the usual; again, what stood there before."""
        stood, before = dict(self.values()), self._emptied
        if before is not None and not self.is_changed():
            self._emptied = None
            self.fill(before)
            told = "What stood in the form is back."
        elif self.is_changed():
            self._emptied = stood
            self.fill(self.usual())
            told = "The form is empty. ^f brings back what stood in it."
        else:
            told = "There is nothing in the form that was typed."
        first = self.query(OneLine).first()
        first.select_on_focus = False  # the next letter takes the place of nothing
        first.focus()
        first.action_end()
        self.post_message(Answered(told))

    def is_changed(self) -> bool:
        """True where something was typed."""
        usual = self.usual()
        return any(words != usual.get(name, "") for name, words in self.values().items())

    def _typed(self, text: str) -> None:
        if not self.kept_stands:
            return
        self._go_on()
        if text in GOES_ON:
            self.query(OneLine).first().action_end()
        else:
            self.put_aside()
            self.fill(self.usual())

    def _go_on(self) -> None:
        self.kept_stands = False
        self.query(OneLine).first().select_on_focus = False
        self.say("")
