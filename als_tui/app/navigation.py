"""The app's screens of an open set: which one shows, and where a key leads."""

from typing import TYPE_CHECKING, Any

from textual._styles_cache import StylesCache
from textual.message_pump import MessagePump
from textual.reactive import var
from textual.screen import Screen

from als_tui.app.choices import ChosenApp
from als_tui.app.covers import CoveredApp
from als_tui.screens.common import requests as wishes
from als_tui.widgets.lines import BRIEF, PASSING, Saying

if TYPE_CHECKING:  # this module stands before the first paint
    from als_tui.domain.session.live import Live
    from als_tui.domain.timing import Stamp
    from als_tui.engine import Engine
    from als_tui.screens.common.set_screen import SetScreen

_FACES: "tuple[wishes.Place, wishes.Place]" = ("timer", "board")
"""The two pages of a phase; from a look aside one comes back to the one that showed last."""


class PlacedApp(CoveredApp, ChosenApp):
    """Shows the place of the session that is wanted; the screens draw from what the app hands them here."""

    engine: "Engine | None"
    live: "var[Live | None]" = var(None)
    """The open set."""
    now: "var[Stamp | None]" = var(None)
    """This moment in its time."""
    said: var[Saying] = var(Saying())
    """What the message line says, on whichever screen."""
    _face: wishes.Place = "timer"

    def on_key(self) -> None:
        """What was refused or only told is said until the next key; what was done, and an alarm, stay in sight."""
        if self.said.tone in BRIEF:
            self.said = Saying()

    async def on_go_requested(self, event: wishes.GoRequested) -> None:
        """Another page of the session is wanted."""
        from als_tui.screens.session.places import place_of

        if self.live is not None and self.live.session is not None:
            place = place_of(self.live.session) if event.place == "phase" else event.place
            await self.go(place, by_key=True)

    async def go(self, place: wishes.Place, *, by_key: bool = False) -> None:
        """Show a place of the session instead of what shows, any window over it included; under a cover, it waits.

        What was refused goes with its screen; what was done, too, but where it brought the next screen.
        """
        from als_tui.screens.session.desk import Desk

        if self.under_cover:
            self.place_after = place
            return
        screen = self.top()
        if place == "swap":
            place = self._face if screen.place not in _FACES else _FACES[screen.place == "timer"]
        if place == screen.place:
            return
        if self.said.tone in (PASSING if by_key else ("refused",)):
            self.said = Saying()
        self.close_cards()
        if place in _FACES:
            self._face = place
        if isinstance(screen, Desk):
            await screen.turn_to(place)
        else:
            self.show(place)

    def top(self) -> "SetScreen":
        """The uppermost screen of the open set, whatever lies over it."""
        from als_tui.screens.common.set_screen import SetScreen

        return next(screen for screen in reversed(self.screen_stack) if isinstance(screen, SetScreen))

    def leave_session(self) -> None:
        """Back to the page of the set; under a cover, it waits."""
        if self.under_cover:
            self.place_after = "set"
            return
        while in_session(self.top()):
            self.pop_screen()

    async def go_after(self, place: "wishes.Place") -> None:
        """Show what waited for the cover to go."""
        if place == "set":
            self.leave_session()
        else:
            await self.go(place)

    def close_cards(self) -> None:
        """Close what lies over the uppermost screen of the set."""
        while self.screen is not self.top():
            self.pop_screen()

    def show(self, place: wishes.Place, typing: str | None = None) -> None:
        """Show a place above what shows; `typing` is the topic whose entry line is open."""
        self.push_screen(self._make(place, typing))

    def _make(self, place: wishes.Place, typing: str | None = None) -> "SetScreen":
        from als_tui.screens.session.desk import Desk
        from als_tui.screens.set.page import SetPageScreen

        assert self.engine is not None
        if place in _FACES:
            self._face = place
        self._let_go()
        made = SetPageScreen(self.engine) if place == "set" else Desk(self.engine, place, typing)
        return made.data_bind(PlacedApp.live, PlacedApp.now, PlacedApp.said, PlacedApp.wait_cue)

    def _let_go(self) -> None:
        """Forget what the screens before left behind, and with it the words on them.

        Textual holds what watched the app until the value changes, and what was drawn by way of a shared cache.
        """
        StylesCache.get_inner_outer.cache_clear()
        watchers: dict[str, list[tuple[MessagePump, object]]] = getattr(self, "__watchers", {})
        for watching in watchers.values():
            watching[:] = [(one, told) for one, told in watching if not one._closing]


def in_session(screen: Screen[Any]) -> bool:
    """True for the desk of the open session."""
    return getattr(screen, "place", "set") != "set"
