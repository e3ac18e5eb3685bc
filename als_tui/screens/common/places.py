"""Which screen belongs to which moment, and where each screen lives."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from als_tui.domain.process.definition import Records, TurnMode
from als_tui.domain.session.state import Session
from als_tui.screens.common.requests import Place

if TYPE_CHECKING:
    from als_tui.screens.common.set_screen import SetScreen

SCREENS: Mapping[Place, tuple[str, str]] = {
    "set": ("set.page", "SetPageScreen"),
    "roster": ("roster.page", "RosterScreen"),
    "progress": ("progress.page", "ProgressScreen"),
    "bids": ("bids.page", "BidsScreen"),
    "timer": ("board.timer", "TimerScreen"),
    "board": ("board.page", "BoardScreen"),
    "review": ("review.page", "ReviewScreen"),
    "ledger": ("questions.page", "LedgerScreen"),
    "search": ("questions.search", "SearchScreen"),
    "agenda": ("agenda.page", "AgendaScreen"),
}
"""Module and class of each place; imported when first shown, after the first paint."""
_BY_RECORDS: Mapping[Records, Place] = {
    Records.CHECK_IN: "roster",
    Records.PROGRESS: "progress",
    Records.BIDS: "bids",
    Records.REVIEW: "review",
}


def place_of(session: Session) -> Place:
    """Which screen belongs to the running phase; before the first it is the roster."""
    here = session.here
    if here is None:
        return "roster"
    return _BY_RECORDS.get(here.phase.records, "timer" if here.phase.turns is TurnMode.NONE else "board")


def screen_class(place: Place) -> "type[SetScreen]":
    """The class of a place's screen."""
    module, name = SCREENS[place]
    found: type[SetScreen] = getattr(import_module(f"als_tui.screens.{module}"), name)
    return found
