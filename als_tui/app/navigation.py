"""Which screen of the open set shows, which page of its desk, and where a key leads."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual._styles_cache import StylesCache
from textual.message_pump import MessagePump
from textual.screen import Screen

from als_tui.app.cover_screens import CoverScreen
from als_tui.app.pauses import PausesApp
from als_tui.widgets.values import PASSING, Tone

if TYPE_CHECKING:  # this module stands before the first paint
    from als_tui.domain.session.state import Session
    from als_tui.screens.common.requests import Place
    from als_tui.screens.common.set_screen import SetScreen

_FACES: "tuple[Place, Place]" = ("timer", "board")
"""The two pages of a phase; from a look aside one comes back to the one that showed last."""


class Navigation:
    """Shows the place of the set that is wanted."""

    def __init__(
        self,
        app: PausesApp,
        make: "Callable[[Place, str | None], SetScreen]",
        let_go: Callable[[tuple[Tone, ...]], None],
    ) -> None:
        """`make` makes the screen of a place, with a line open; `let_go` lets a message of some tones go."""
        self._app = app
        self._make = make
        self._let_go = let_go
        self._face: Place = "timer"
        self._waits: Place | None = None
        """Which place waits for a cover to go; `set` if the session is over."""

    @property
    def top(self) -> "SetScreen":
        """The uppermost screen of the open set, whatever lies over it."""
        from als_tui.screens.common.set_screen import SetScreen

        return next(screen for screen in reversed(self._app.screen_stack) if isinstance(screen, SetScreen))

    def show(self, place: "Place", typing: str | None = None) -> None:
        """Show a place above what shows or in place of the set's page; `typing` is the topic whose line is open."""
        self._remember(place)
        self._forget_drawn()
        if self._set_page_shows:
            self._app.switch_screen(self._make(place, typing))
        else:
            self._app.push_screen(self._make(place, typing))

    async def go(self, place: "Place", *, by_key: bool = False) -> None:
        """Show a place of the session instead of what shows, any window over it included; under a cover, it waits.

        What was refused goes with its page; what was done, too, unless it brought the next page.
        """
        from als_tui.screens.session.desk import Desk

        if self._covered:
            self._waits = place
            return
        top = self.top
        if place == "swap":
            place = self._face if top.place not in _FACES else _FACES[top.place == "timer"]
        if place == top.place:
            return
        self._let_go(PASSING if by_key else ("refused",))
        self._close_cards()
        if isinstance(top, Desk):
            self._remember(place)
            self._forget_drawn()
            made = await top.turn_to(place)
            self._app.forget_in_pauses(search=made)
        else:
            self.show(place)

    def leave_session(self) -> None:
        """Back to the page of the set; under a cover, it waits."""
        if self._covered:
            self._waits = "set"
            return
        while in_session(desk := self.top):
            if self._app.screen is desk and not self._set_page_waits:
                self._app.switch_screen(self._make("set", None))
            else:
                self._app.pop_screen()

    async def catch_up(self) -> None:
        """Show what waited for the cover to go."""
        place, self._waits = self._waits, None
        if place == "set":
            self.leave_session()
        elif place is not None:
            await self.go(place)

    def shows_phase_of(self, session: "Session") -> bool:
        """True while the page of the session's phase shows, and no other one that was turned to."""
        from als_tui.screens.pages.places import place_of

        return {self.top.place, place_of(session)} <= {*_FACES} or self.top.place == place_of(session)

    @property
    def _set_page_waits(self) -> bool:
        """True if the page of the set is under the desk, as it holds words that are on no disk."""
        return getattr(self._app.screen_stack[-2], "place", "") == "set"

    @property
    def _set_page_shows(self) -> bool:
        """True if a session's desk can take the place of the set's page, which is made anew at leaving."""
        from als_tui.screens.common.set_screen import SetScreen

        screen = self._app.screen
        return isinstance(screen, SetScreen) and screen.place == "set" and not screen.holds_words

    def _close_cards(self) -> None:
        """Close the cards of a phase that is over; what is typed into, chosen from or read stays open."""
        from als_tui.screens.common.windows import CardScreen

        while isinstance(self._app.screen, CardScreen):
            self._app.pop_screen()

    @property
    def _covered(self) -> bool:
        return isinstance(self._app.screen, CoverScreen)

    def _forget_drawn(self) -> None:
        """Forget what screens and windows that are gone left behind, and with it the words on them.

        Textual holds what watched the app until the value changes, and what was drawn by way of a shared cache.
        """
        StylesCache.get_inner_outer.cache_clear()
        watchers: dict[str, list[tuple[MessagePump, object]]] = getattr(self._app, "__watchers", {})
        for watching in watchers.values():
            watching[:] = [(watcher, told) for watcher, told in watching if not watcher._closing]

    def _remember(self, place: "Place") -> None:
        if place in _FACES:
            self._face = place


def in_session(screen: Screen[Any]) -> bool:
    """True for the desk of the open session."""
    return getattr(screen, "place", "set") != "set"
