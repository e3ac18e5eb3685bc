"""Forms whose words are kept while they are typed: they come back when the form opens again, and one key drops them."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import ClassVar, Protocol, TypeVar

from textual.screen import ScreenResultType
from textual.timer import Timer
from textual.widget import Widget

from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.form import FormScreen
from als_tui.screens.common.open_set import OpenSet
from als_tui.screens.common.requests import Answered
from als_tui.widgets.capped import OneLine
from als_tui.widgets.entry import DRAFT_SECONDS
from als_tui.widgets.field import Cycle, Field, Lines
from als_tui.widgets.fitting import shown

CAME_BACK = f"Not kept yet: these words are of last time; {press('form.empty')} drops them."
"""What a form says first that opens with words of last time; it fits into the narrowest window."""

T = TypeVar("T")
Values = Mapping[str, str]
"""What stands in the fields of a form, by their names."""


class Drafts(Protocol):
    """Where half-typed words are kept, as the engine does for an open set."""

    @property
    def drafts(self) -> Mapping[str, str]:
        """What was typed and not kept, by topic."""

    def draft(self, topic: str, text: str) -> None:
        """Keep what is being typed; an empty text forgets it."""


class KeptForm(FormScreen[ScreenResultType | None]):
    """A form that keeps what is typed under its topic; who opened it forgets that once it is the set's."""

    KEYS: ClassVar[Keys] = (
        Key(
            "form.empty",
            "ctrl+f",
            "empty",
            "drop",
            "Drop what was typed into the form and not kept; again brings it back.",
        ),
    )
    BINDINGS = bindings(KEYS)

    def __init__(self, drafts: Drafts, topic: str) -> None:
        """`topic` names the words among the drafts."""
        super().__init__()
        self.topic = topic
        self._drafts = drafts
        self._keeping: Timer | None = None
        self._dropped: Values | None = None
        """What stood in the form before it was dropped."""

    def usual(self) -> dict[str, str]:
        """What stands in the fields as long as nothing was typed."""
        raise NotImplementedError

    def at_first(self) -> dict[str, str]:
        """What the fields are made with: the words of last time, if there are any."""
        usual = self.usual()
        return {**usual, **_read(self._drafts.drafts.get(self.topic, ""), usual)}

    def on_mount(self) -> None:
        """Say so if these are words of last time."""
        if self.changed:
            for line in self.query(OneLine):
                line.select_on_focus = False  # the first letter would take the place of all
            self.came_back()

    def came_back(self) -> None:
        """The form opened with words of last time."""
        self.say(CAME_BACK)

    def offered(self) -> tuple[str, ...]:
        """What was typed can be dropped."""
        return (*super().offered(), "form.empty")

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {control.id or "": _value(control) for control in self._controls}

    @property
    def changed(self) -> bool:
        """True if something was typed."""
        usual = self.usual()
        return any(words.strip() != usual.get(name, "").strip() for name, words in self.values().items())

    def fill(self, values: Values) -> None:
        """Let other words stand in the fields."""
        for control in self._controls:
            words = values.get(control.id or "", "")
            if isinstance(control, OneLine):
                control.value = words
                control.action_end()
            elif isinstance(control, Lines):
                control.text = words
            elif isinstance(control, Cycle):
                control.choose(words)

    @property
    def _controls(self) -> list[Widget]:
        return [field.control for field in self.query(Field)]

    def on_input_changed(self) -> None:
        """Keep it soon, however fast more letters come."""
        self._keep_soon()

    def on_text_area_changed(self) -> None:
        """The same of several lines."""
        self._keep_soon()

    def on_cycle_changed(self, event: Cycle.Changed) -> None:
        """The same of a choice."""
        self._keep_soon()

    def _keep_soon(self) -> None:
        if self._keeping is None and not self._pruning:
            self._keeping = self.set_timer(DRAFT_SECONDS, self.park)

    def park(self) -> None:
        """Keep what is typed as it stands."""
        if not self.is_mounted:
            return
        self._stop_waiting()
        self.keep_words(self._written() if self.changed else "")

    def to_keep(self) -> Values:
        """What of the fields is kept: those that were typed, as the others may be changed elsewhere meanwhile."""
        usual, values = self.usual(), self.values()
        return {name: words for name, words in values.items() if words != usual.get(name, "")}

    def _written(self) -> str:
        """A form of one field is kept as the words that stand in it."""
        values = self.values()
        return (
            next(iter(values.values()))
            if len(values) == 1
            else json.dumps(self.to_keep(), ensure_ascii=False)
        )

    def _stop_waiting(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None

    def keep_words(self, text: str) -> None:
        """Put what is typed among the drafts."""
        self._drafts.draft(self.topic, text)

    def done(self, result: ScreenResultType) -> None:
        """Hand back what the form came to, which is kept: its words are no draft any more."""
        self._stop_waiting()
        self.keep_words("")
        self.dismiss(result)

    def give(self, result: ScreenResultType) -> None:
        """Hand back what the form came to, to be kept; until it is, the words stay."""
        self.park()
        self.dismiss(result)

    def action_leave(self) -> None:
        """Leave; what was typed opens again."""
        self.park()
        self.dismiss(None)

    def action_empty(self) -> None:
        """Let nothing stand in the form but the usual; again, what stood there before."""
        stood, before = self.values(), self._dropped
        if before is not None and not self.changed:
            self._dropped = None
            self.fill(before)
            words = "What stood in the form is back."
        elif self.changed:
            self._dropped = stood
            self.fill(self.usual())
            words = shown(f"What was typed is dropped. {press('form.empty')} brings it back.")
        else:
            words = "There is nothing in the form that was typed."
        first = self._controls[0]
        first.focus()
        if isinstance(first, OneLine):
            first.select_on_focus = False  # the next letter takes the place of nothing
            first.action_end()
        self.post_message(Answered(words))


def open_form(
    screen: OpenSet,
    form: KeptForm[T],
    opens: str,
    before: str = "",
    keep: Callable[[T], bool] = lambda _: True,
) -> None:
    """Open a form over a screen; `keep` keeps what it comes to, and says whether it did.

    If it is left, its words are said to be kept and the key `opens` to open them again, behind what was not done.
    """

    def left(result: T | None) -> None:
        if result is not None:
            if keep(result):
                screen.engine.draft(form.topic, "")
        elif form.topic in screen.engine.drafts:
            screen.say(f"{before} What you typed is kept; {press(opens)} opens it again.".lstrip())

    screen.window(form, left)


def _value(control: Widget) -> str:
    if isinstance(control, Lines):
        return control.text
    return control.value if isinstance(control, OneLine | Cycle) else ""


def _read(text: str, usual: Values) -> dict[str, str]:
    """What was kept of a form's fields; of one that has others now, those that it has still."""
    if text and len(usual) == 1:
        return dict.fromkeys(usual, text)
    with suppress(ValueError, TypeError):
        return {str(name): str(words) for name, words in dict(json.loads(text)).items() if name in usual}
    return {}
