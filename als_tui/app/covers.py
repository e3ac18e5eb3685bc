"""The app under a cover: blank but for the time, or a plain word where the window is too small."""

from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.geometry import Size

from als_tui.app.cover_screens import BlankScreen, CoverScreen, SmallScreen, fits
from als_tui.widgets.lines import Tone

if TYPE_CHECKING:  # this module stands before the first paint
    from als_tui.screens.common.requests import Place


_AWAY = ("quit", "put_aside")
"""Actions that work under every cover."""


class CoveredApp(App[None]):
    """What lies under a cover stays as it is; only the keys that the cover is for still work."""

    place_after: "Place | None" = None
    """Which place waits for the cover to go; `set` where the session is over."""

    @property
    def ready(self) -> bool:
        """True once keys mean something."""
        raise NotImplementedError

    @property
    def wall_words(self) -> str:
        """The time of day where the machine is."""
        raise NotImplementedError

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Put words on the message line of whichever screen shows."""
        raise NotImplementedError

    async def go_after(self, place: "Place") -> None:
        """Show a place that had to wait for the cover to go."""
        raise NotImplementedError

    @property
    def under_cover(self) -> bool:
        """True while a cover lies over everything."""
        return isinstance(self.screen, CoverScreen)

    @property
    def blank(self) -> bool:
        """True while nothing but the time shows."""
        return isinstance(self.screen, BlankScreen)

    def tick_cover(self) -> None:
        """Show the time on the blank screen anew."""
        if isinstance(self.screen, BlankScreen):
            self.screen.tick()

    def on_resize(self, event: events.Resize) -> None:
        """Another size of the window."""
        self.cover_if_small(event.size)

    def cover_if_small(self, size: Size) -> None:
        """Cover the screen with a plain word while the window is too small, and uncover it again."""
        if not self.ready:
            return
        covered = isinstance(self.screen, SmallScreen)
        if fits(*size) and covered:
            self._uncover()
        elif not fits(*size) and not covered:
            self.push_screen(SmallScreen())

    def action_blank(self) -> None:
        """Hide everything but the time, or bring it back, on the screen of the moment."""
        from als_tui.screens.session.desk import Desk

        screen = self.screen
        if isinstance(screen, BlankScreen):
            if screen.unheard:
                self.say(screen.unheard)
            self._uncover()
            return
        below = next((one for one in reversed(self.screen_stack) if isinstance(one, Desk)), None)
        self.push_screen(BlankScreen(below, self, lambda: self.wall_words))

    def _uncover(self) -> None:
        """Take the cover away, and show what changed under it."""
        self.pop_screen()
        if self.place_after is not None and not self.under_cover:
            place, self.place_after = self.place_after, None
            self.call_next(self.go_after, place)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the screen is covered, only what the cover is for works; leaving, and to the shell, always do."""
        if isinstance(self.screen, SmallScreen) and action not in _AWAY:
            return False
        if self.blank and action not in (*_AWAY, "blank"):
            return False
        return super().check_action(action, parameters)
