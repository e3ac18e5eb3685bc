"""Words kept of last time in a form: they are offered as in the capture line, and one key empties the form."""

from collections.abc import Callable, Mapping
from typing import Any

from textual import events

from als_tui.domain.words.pressing import press
from als_tui.keys import Key
from als_tui.screens.common.form import FormScreen
from als_tui.screens.common.requests import Answered
from als_tui.widgets.capped import OneLine
from als_tui.widgets.entry_text import GOES_ON
from als_tui.widgets.fitting import shown

OFFERED = f"Kept: a letter begins anew, → goes on with it, {press('form.empty')} empties"
"""What is said of kept words that nobody has touched."""

Values = Mapping[str, str]
"""What stands in the fields of a form, by their names."""


class KeptWords:
    """They stay as they are until a letter begins others, or any other key goes on with them."""

    def __init__(
        self,
        form: FormScreen[Any],
        values: Callable[[], Values],
        usual: Callable[[], Values],
        put_aside: Callable[[], None],
    ) -> None:
        """`values` stand in `form` now, the `usual` ones if nothing was typed.

        `put_aside` keeps the offered words elsewhere, as others are begun.
        """
        self._form = form
        self._values = values
        self._usual = usual
        self._put_aside = put_aside
        self._untouched = False
        """True while kept words stand in the form that nobody has touched."""
        self._emptied: Values | None = None
        """What stood in the form before it was emptied."""

    @property
    def changed(self) -> bool:
        """True if something was typed."""
        usual = self._usual()
        return any(words != usual.get(name, "") for name, words in self._values().items())

    def offer(self, line: OneLine) -> None:
        """Offer the kept words; `line` is where a letter begins others."""
        self._untouched = True
        line.select_on_focus, line.typed = True, self._typed
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

    def empty(self) -> None:
        """Let nothing stand in the form but the usual; again, what stood there before."""
        stood, before = dict(self._values()), self._emptied
        if before is not None and not self.changed:
            self._emptied = None
            self._fill(before)
            words = "What stood in the form is back."
        elif self.changed:
            self._emptied = stood
            self._fill(self._usual())
            words = shown(f"The form is empty. {press('form.empty')} brings back what stood in it.")
        else:
            words = "There is nothing in the form that was typed."
        self._first.select_on_focus = False  # the next letter takes the place of nothing
        self._first.focus()
        self._first.action_end()
        self._form.post_message(Answered(words))

    @property
    def _first(self) -> OneLine:
        return self._form.query(OneLine).first()

    def _fill(self, values: Values) -> None:
        for line in self._form.query(OneLine):
            line.value = values.get(line.id or "", "")
            line.action_end()

    def _typed(self, text: str) -> None:
        if not self._untouched:
            return
        self.go_on()
        if text in GOES_ON:
            self._first.action_end()
        else:
            self._put_aside()
            self._fill(self._usual())


KEYS = (
    Key(
        "form.empty",
        "ctrl+f",
        lambda form: form.kept.empty(),
        "empty",
        "Empty the form; again brings back what stood in it.",
    ),
)
