"""The form that puts an action of the register right: the fields of an action, read as in a session."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from als_tui.domain.session.facts import Commitment
from als_tui.engine import Engine
from als_tui.screens.session.action_form import ActionForm, Context


class RegisterFormScreen(ActionForm[None]):
    """Six fields over the register; it stays open until the action is kept, or it is left."""

    NAME: ClassVar[str] = "the form of an action in the register"

    def __init__(
        self,
        engine: Engine,
        id: int,
        usual: Mapping[str, str],
        context: Context,
        keep: Callable[[Commitment], str],
    ) -> None:
        """`usual` is the action `id` as it stands; `keep` keeps it as it is to be, or returns why not."""
        super().__init__(engine, f"register:{id}")
        self._usual = usual
        self._against = context
        self._keep = keep

    def heading(self) -> str:
        """What is done here."""
        return "Put an action right"

    def usual(self) -> dict[str, str]:
        """The action as it stands."""
        return dict(self._usual)

    def context(self) -> Context:
        """The members and the days, as they were when it opened."""
        return self._against

    def on_mount(self) -> None:
        """Begin at the action's words."""
        self.go_to_words()

    def try_to_keep(self, action: Commitment) -> str:
        """Keep the action as it is now."""
        if why := self._keep(action):
            return why
        self.done(None)
        return ""
