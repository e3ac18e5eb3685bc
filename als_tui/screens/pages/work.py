"""What a page, and whatever works for one, is given of the desk that it lies on."""

from typing import Protocol

from als_tui.domain.session.state import Session
from als_tui.screens.common.open_set import OpenSet
from als_tui.screens.common.requests import Place


class Work(OpenSet, Protocol):
    """The open session, beside what every part of an open set is given."""

    @property
    def session(self) -> Session:
        """The session as it stands."""

    @property
    def stands(self) -> bool:
        """False once there is no session to show any more."""

    @property
    def leads_here(self) -> str:
        """Id of the key that leads to the page that shows."""

    @property
    def message_rows(self) -> int:
        """Rows that the message line takes."""

    @property
    def asks_for_quiet(self) -> bool:
        """Whether three seconds are asked for after a question."""

    def ask_beside(self, topic: str) -> None:
        """Open it for any words: those kept of last time are shown, and put aside as soon as others begin."""

    def go(self, place: Place) -> None:
        """Show another page."""

    def mend_action(self, entry: int) -> None:
        """Open the action's form on one that was caught."""
