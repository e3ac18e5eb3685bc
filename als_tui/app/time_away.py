"""Time in which the app, or the computer, was away: it is told, or asked for if no clock can say."""

from typing import TYPE_CHECKING

from als_tui.domain.timing import spell_length
from als_tui.domain.words.pressing import press

if TYPE_CHECKING:  # this module stands before the first paint
    from als_tui.domain.timing import Away
    from als_tui.screens.common.set_screen import SetScreen


def away_words(top: "SetScreen", what: str, away: "Away", told: tuple[str, ...] = ()) -> str:
    """What was counted, and by which keys that is changed: a letter may go into a text just now."""
    before = "" if top.is_active and not top.writing else "Esc, then "
    words = f"{what} {spell_length(away.measured)}; the time was counted. {before}{press('clock.away')} changes that."
    return " ".join([*told, words])


def ask_what_counts(top: "SetScreen") -> None:
    """Ask what counts of the time away."""
    from als_tui.screens.session.clock import ask_away
    from als_tui.screens.session.desk import Desk

    if isinstance(top, Desk):
        ask_away(top)
