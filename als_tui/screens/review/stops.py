"""What held the process is put right in the review: a stop's reason, a check round's figures, or that it goes."""

from collections.abc import Callable

from textual.widgets import DataTable

from als_tui.domain.moves import guard
from als_tui.domain.session.facts import Reason
from als_tui.screens.board.check_round import CheckScreen
from als_tui.screens.board.guard import REASONS
from als_tui.screens.common.windows import Choice, ChoiceScreen
from als_tui.screens.review.closing import ClosingScreen

_SILENCE = Choice("s", Reason.SILENCE, "Silence", "a moment without words")


class HeldScreen(ClosingScreen):
    """The part of the review that is about stops, silences and check rounds."""

    def held(self) -> tuple[str, int] | None:
        """`stop` or `check` and its number, where the cursor is on one."""
        raise NotImplementedError

    def put_held_right(self, what: str, number: int) -> None:
        """Ask for what the set was stopped, or for the figures again."""
        if what == "stop":
            self.app.push_screen(
                ChoiceScreen("What was it for?", (*REASONS, _SILENCE)),
                lambda reason: None if reason is None else self._was_for(number, Reason(reason)),
            )
            return
        given = {person: score for (round, person), score in self.session.checks.items() if round == number}
        self.app.push_screen(CheckScreen(number, self.session.present, self._given_in(number), given))

    def take_held_out(self, what: str, number: int) -> None:
        """Take it out."""
        if what == "stop":
            self.do(guard.right_stop, number, None)
        else:
            self.do(guard.take_out_check, number)

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Keys that put right work on some rows of what happened, and not on others."""
        self.show_keys()

    def _was_for(self, number: int, reason: Reason) -> None:
        self.do(guard.right_stop, number, reason)

    def _given_in(self, number: int) -> Callable[[int, int], bool]:
        return lambda person, score: self.do(guard.give_check, number, person, score)
