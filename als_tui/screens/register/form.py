"""The form that puts an action of the register right: the fields of an action, read as in a session."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.widget import Widget

from als_tui.domain.session.facts import Commitment
from als_tui.engine import Engine
from als_tui.screens.common.form import FormScreen
from als_tui.screens.common.half_filled import Values
from als_tui.screens.session.action_form import ActionFields, Context


class RegisterFormScreen(FormScreen[None]):
    """Six fields over the register; it stays open until the action is kept, or it is left."""

    NAME: ClassVar[str] = "the form of an action in the register"

    def __init__(
        self,
        engine: Engine,
        id: int,
        usual: Values,
        context: Context,
        keep: Callable[[Commitment], str],
    ) -> None:
        """`usual` is the action `id` as it stands; `keep` keeps it as it is to be, or returns why not.

        `context` has the members and the days, as they are when it opens.
        """
        super().__init__(engine, f"register:{id}")
        self._set_name = engine.live.book.profile.name
        self._usual = usual
        self._six = ActionFields(self, lambda: context)
        self._keep = keep

    def heading(self) -> tuple[str, str, str]:
        """What is done here."""
        return self._set_name, "put an action right", ""

    def usual(self) -> dict[str, str]:
        """The action as it stands."""
        return dict(self._usual)

    def fields(self) -> Iterable[Widget]:
        """The six of an action."""
        return self._six.made()

    def to_keep(self) -> Values:
        """All six, as they were read together."""
        return self.values()

    def on_mount(self) -> None:
        """Begin at the action's words, and read back what stands in the form."""
        self._six.go_to_words()
        self._six.read_back()

    def on_input_changed(self) -> None:
        """Read everything back."""
        self._six.read_back()

    def action_keep(self) -> None:
        """Keep the action as it is now, or go to the first field that is wrong."""
        self._six.keep(self._try_to_keep)

    def _try_to_keep(self, action: Commitment) -> str:
        if why := self._keep(action):
            return why
        self.done(None)
        return ""
