"""Which page belongs to which moment of a session, and where each page lives."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from als_tui.domain.process.definition import Records, TurnMode
from als_tui.domain.session.state import Session
from als_tui.screens.common.requests import Place

if TYPE_CHECKING:
    from als_tui.screens.pages.page import Page

PAGES: Mapping[Place, tuple[str, str]] = {
    "roster": ("roster.page", "RosterPage"),
    "progress": ("progress.page", "ProgressPage"),
    "bids": ("bids.page", "BidsPage"),
    "timer": ("board.timer", "TimerPage"),
    "board": ("board.page", "BoardPage"),
    "review": ("review.page", "ReviewPage"),
    "ledger": ("questions.page", "LedgerPage"),
    "search": ("questions.search", "SearchPage"),
    "agenda": ("agenda.page", "AgendaPage"),
}
"""Module and class of each page; imported when first shown, or when nobody waits."""
_BY_RECORDS: Mapping[Records, Place] = {
    Records.CHECK_IN: "roster",
    Records.PROGRESS: "progress",
    Records.BIDS: "bids",
    Records.REVIEW: "review",
}


def place_of(session: Session) -> Place:
    """Which page belongs to the running phase; before the first it is the roster."""
    here = session.here
    if here is None:
        return "roster"
    return _BY_RECORDS.get(here.phase.records, "timer" if here.phase.turns is TurnMode.NONE else "board")


def load_pages() -> None:
    """Load every page, so that none is waited for."""
    for place in PAGES:
        page_class(place)


def page_class(place: Place) -> "type[Page]":
    """The class of a page."""
    module, name = PAGES[place]
    kind: type[Page] = getattr(import_module(f"als_tui.screens.{module}"), name)
    return kind
