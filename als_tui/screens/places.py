"""Which screen belongs to which moment, and where each screen lives."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from als_tui.domain.process import Records, TurnMode
from als_tui.domain.session import Session
from als_tui.screens.wishes import Place

if TYPE_CHECKING:
    from als_tui.screens.base import SetScreen

SCREENS: Mapping[Place, tuple[str, str]] = {
    "set": ("setpage", "SetPageScreen"),
    "roster": ("roster", "RosterScreen"),
    "progress": ("progress", "ProgressScreen"),
    "bids": ("bids", "BidsScreen"),
    "timer": ("timer", "TimerScreen"),
    "board": ("board", "BoardScreen"),
    "review": ("review", "ReviewScreen"),
    "ledger": ("ledger", "LedgerScreen"),
    "search": ("search", "SearchScreen"),
    "agenda": ("agenda", "AgendaScreen"),
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
