"""The app that is put aside, and that time goes by without: that is told, or asked where no clock can say."""

from typing import TYPE_CHECKING

from als_tui.app.navigation import PlacedApp
from als_tui.domain.timing import spell_length
from als_tui.ports import Terminal
from als_tui.widgets.lines import Tone

if TYPE_CHECKING:  # this module stands before the first paint
    from als_tui.domain.timing import Away


class ReturnedApp(PlacedApp):
    """What the app says and asks about time in which it, or the computer, was away."""

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Put words on the message line of whichever screen shows."""
        raise NotImplementedError

    def tell_away(self, what: str, away: "Away", told: tuple[str, ...] = ()) -> None:
        """Say what was counted, and by which keys that is changed: a letter may go into a text just now."""
        keys = "E" if self.screen is self.top() and not self.top().writing else "Esc, then E"
        words = f"{what} {spell_length(away.measured)}; the time was counted. {keys} changes that."
        self.say(" ".join([*told, words]), "alarm" if told else "quiet")

    def action_put_aside(self) -> None:
        """Let the shell have the terminal; what is being typed is kept first."""
        if self.engine is not None:
            self.top().park()
        if not (isinstance(self._driver, Terminal) and self._driver.put_aside()):
            self.say(
                "No shell waits that could call als-tui back, so it stays. ^q leaves; all is kept.", "refused"
            )

    def ask_away(self) -> None:
        """Ask what counts of the time away."""
        from als_tui.screens.session.clock import ask_away
        from als_tui.screens.session.desk import Desk

        if isinstance(top := self.top(), Desk):
            ask_away(top)
