"""The form that puts an action of the register right: the fields of an action, read as in a session."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from textual.timer import Timer
from textual.widget import Widget

from als_tui.domain.session.facts import Commitment
from als_tui.screens.common.form import FormScreen
from als_tui.screens.session.action_form import FIELDS, Context, Understood, read_action
from als_tui.value import Value
from als_tui.widgets.capped import OneLine
from als_tui.widgets.entry import DRAFT_SECONDS
from als_tui.widgets.field import Field


class RegisterWords(Value):
    """What the form held when it was left, and the action that is to be kept; None if it was only left."""

    values: Mapping[str, str]
    action: Commitment | None = None


class RegisterFormScreen(FormScreen[RegisterWords]):
    """Six fields over the register; it returns them, and keeps nothing but the draft."""

    NAME: ClassVar[str] = "the form of an action in the register"

    def __init__(
        self,
        values: Mapping[str, str],
        context: Context,
        draft: Callable[[str], None],
        try_to_keep: Callable[[Commitment], str],
    ) -> None:
        """`values` stand in the fields at first; `draft` keeps them while they are typed.

        `try_to_keep` keeps the action, or returns why not.
        """
        super().__init__()
        self._start = values
        self._read_against = context
        self._draft = draft
        self._keeps = try_to_keep
        self._keeping: Timer | None = None
        self._asked = False

    def heading(self) -> str:
        """What is done here."""
        return "Put an action right"

    def fields(self) -> Iterable[Widget]:
        """Six fields, as the action stands or as they were left."""
        for name, (label, example) in FIELDS.items():
            field = OneLine(self._start.get(name, ""), placeholder=example, id=name)
            field.select_on_focus = False
            yield Field(label, field, id=f"field--{name}")

    def on_mount(self) -> None:
        """Read back what stands in it."""
        self._read_back()
        self.call_after_refresh(self.go_to, "what")

    def on_input_changed(self) -> None:
        """Read everything back, and keep a draft soon, however fast more letters come."""
        self._read_back()
        if self._keeping is None:
            self._keeping = self.set_timer(DRAFT_SECONDS, self._keep_draft)

    def action_keep(self) -> None:
        """Keep the action, or go to the first field that is wrong."""
        self._asked = True
        understood = self._read_back()
        if understood.action is None:
            name, why = next(iter(understood.wrong.items()))
            self.go_to(name)
            self.say(why, "refused")
        elif why := self._keeps(understood.action):
            self.say(why, "refused")
        else:
            self._leave(RegisterWords(self.values(), understood.action))

    def action_leave(self) -> None:
        """Hand back what stands in the fields."""
        self._leave(RegisterWords(self.values()))

    def values(self) -> dict[str, str]:
        """What stands in the fields, without blanks round it."""
        return {name: self.query_one(f"#{name}", OneLine).value.strip() for name in FIELDS}

    def _leave(self, words: RegisterWords) -> None:
        if self._keeping is not None:
            self._keeping.stop()
        self.dismiss(words)

    def _keep_draft(self) -> None:
        self._keeping = None
        self._draft(json.dumps(self.values()))

    def _read_back(self) -> Understood:
        values = self.values()
        understood = read_action(values, self._read_against)
        for name in FIELDS:
            wrong = understood.wrong.get(name, "") if values[name] or self._asked else ""
            self.field(name).tell(wrong or understood.words.get(name, ""), wrong=bool(wrong))
        return understood
