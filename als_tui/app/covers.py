"""What lies over everything: blank but for the time, or a plain word where the window is too small."""

from collections.abc import Awaitable, Callable

from textual.app import App
from textual.geometry import Size

from als_tui.app.cover_screens import BlankScreen, CoverScreen, SmallScreen, fits

_AWAY = ("quit", "put_aside")
"""Actions that work under every cover."""


class Covers:
    """What lies under a cover stays as it is; only the keys that the cover is for still work."""

    def __init__(
        self,
        app: App[None],
        *,
        ready: Callable[[], bool],
        wall: Callable[[], str],
        say: Callable[[str], None],
        lifted: Callable[[], Awaitable[None]],
    ) -> None:
        """`ready` is true once keys mean something, `wall` says the time of day, `lifted` hears that no cover lies."""
        self._app = app
        self._ready = ready
        self._wall = wall
        self._say = say
        self._lifted = lifted

    @property
    def any(self) -> bool:
        """True while a cover lies over everything."""
        return isinstance(self._app.screen, CoverScreen)

    def tick(self) -> None:
        """Show the time on the blank screen anew."""
        if isinstance(cover := self._app.screen, BlankScreen):
            cover.tick()

    def cover_if_small(self, size: Size) -> None:
        """Cover the screen with a plain word while the window is too small, and uncover it again."""
        if not self._ready():
            return
        cover = self._app.screen
        if isinstance(cover, SmallScreen):
            if fits(*size):
                self._uncover(cover)
        elif not fits(*size):
            self._app.push_screen(SmallScreen())

    def turn_blank(self) -> None:
        """Hide everything but the time, or bring it back, on the screen of the moment."""
        from als_tui.screens.session.desk import Desk

        app, cover = self._app, self._app.screen
        if isinstance(cover, BlankScreen):
            self._uncover(cover)
            return
        below = next((screen for screen in reversed(app.screen_stack) if isinstance(screen, Desk)), None)
        app.push_screen(BlankScreen(below, app, self._wall))

    def _uncover(self, cover: CoverScreen) -> None:
        """Take the cover away, show what changed under it, and say what went unheard."""
        if cover.unheard:
            self._say(cover.unheard)
        self._app.pop_screen()
        if not self.any:
            self._app.call_next(self._lifted)

    def lets(self, action: str) -> bool:
        """True if an action of the app works: under a cover, what the cover is for, leaving, and to the shell."""
        cover = self._app.screen if self._app.screen_stack else None
        if isinstance(cover, SmallScreen):
            return action in _AWAY
        return not isinstance(cover, BlankScreen) or action in (*_AWAY, "blank")
