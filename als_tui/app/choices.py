"""The app's choices that are remembered between runs: theme, bell, wait cue, mouse, the way to the shell."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from textual.app import App, SystemCommand

from als_tui.ports import Terminal
from als_tui.theming import worn
from als_tui.widgets.values import Tone

if TYPE_CHECKING:  # this module stands before the first paint
    from als_tui.domain.session.state import Session
    from als_tui.ports import Preferences


class Says(Protocol):
    """Puts words on the message line of whichever screen shows."""

    def __call__(self, words: str, tone: Tone = "quiet") -> None:
        """Say the words."""


class Choices:
    """What the facilitator chose once and finds again."""

    def __init__(
        self, app: App[None], preferences: "Preferences", *, say: Says, ask_for_quiet: Callable[[bool], None]
    ) -> None:
        """`ask_for_quiet` lets the board ask for three seconds after a question, or no longer."""
        self._app = app
        self._preferences = preferences
        self._say = say
        self._ask_for_quiet = ask_for_quiet
        self._cue = False
        self._trying = False
        """Whether a theme is only looked at."""
        self.bell_wanted = False
        """Whether a bell rings near the end of a phase and at its end."""
        self.mouse = False
        """Whether the terminal is asked for clicks."""
        self._rang = ("", "")
        """Place and sense of the last bell, or of the one that nobody wanted."""

    def take_up(self) -> None:
        """Be as the last run was left."""
        self.bell_wanted = self._preferences.get("bell", "off") == "on"
        self._cue = self._preferences.get("wait cue", "off") == "on"
        self._ask_for_quiet(self._cue)

    @property
    def mouse_wanted(self) -> bool:
        """Whether the mouse was on when it was chosen last."""
        return self._preferences.get("mouse", "on") == "on"

    @property
    def suspends(self) -> bool:
        """Whether the key that puts als-tui aside does so."""
        return self._preferences.get("suspend", "on") == "on"

    def theme(self) -> str:
        """The theme chosen last; taken up before the first paint, as another one then costs the paint again."""
        themes = self._app.available_themes
        chosen = self._preferences.get("theme", "als-dark")
        fallback = "als-dark" if "als-dark" in themes else "textual-dark"
        return chosen if chosen in themes else fallback

    def wear(self, name: str) -> str:
        """Remember a theme; without colours, show no theme whose words would be lost, and say which stands in."""
        shown = worn(name, self._app.available_themes) if self._app.no_color else name
        if not self._app.is_running or self._trying:
            return shown
        self._preferences.put("theme", name)
        if shown != name:
            self._say(f"There are no colours here (NO_COLOR), so {shown} stands in for {name}.", "refused")
        return shown

    def ring(self, session: "Session", t: float) -> None:
        """Once near the end of a phase and once at its end, if a bell is wanted; never in a silence."""
        from als_tui.domain.session.schedule import time_sense

        sense = time_sense(session, t)
        if sense and (session.stop or "", sense) != self._rang:
            self._rang = (session.stop or "", sense)
            if self.bell_wanted:
                self._app.bell()

    def commands(self) -> Iterable[SystemCommand]:
        """The choices as commands; no screenshot, which would put confidential words into a file."""
        yield SystemCommand(
            "Theme", "Look at the colours and choose; remembered for next time.", self._choose_theme
        )
        yield SystemCommand(
            "Bell: turn off" if self.bell_wanted else "Bell: turn on",
            "A bell near the end of a phase and at its end; words say so in any case.",
            self._turn_bell,
        )
        yield SystemCommand(
            "Wait cue: turn off" if self._cue else "Wait cue: turn on",
            "The board asks for three seconds of quiet after a question.",
            self._turn_cue,
        )
        yield SystemCommand(
            "Mouse: turn off" if self.mouse else "Mouse: turn on",
            "Clicks choose; off, the terminal marks text with the mouse, as in the shell.",
            self._turn_mouse,
        )
        yield SystemCommand(
            "To the shell: turn off" if self.suspends else "To the shell: turn on",
            "Whether the key for it gives the terminal to the shell, until its fg.",
            self._turn_suspend,
        )

    def _choose_theme(self) -> None:
        from als_tui.screens.common.themes import ThemePalette

        self._app.push_screen(ThemePalette(self._try_on))

    def _try_on(self, name: str) -> None:
        self._trying = True
        self._app.theme = name
        self._trying = False

    def _turn_bell(self) -> None:
        self.bell_wanted = not self.bell_wanted
        self._remember("bell", "The bell", self.bell_wanted)

    def _turn_cue(self) -> None:
        self._cue = not self._cue
        self._ask_for_quiet(self._cue)
        self._remember("wait cue", "The wait cue", self._cue)

    def _turn_mouse(self) -> None:
        self.mouse = not self.mouse
        if isinstance(self._app._driver, Terminal):
            self._app._driver.set_mouse(self.mouse)
        self._remember("mouse", "The mouse", self.mouse)

    def _turn_suspend(self) -> None:
        self._remember("suspend", "The way to the shell", not self.suspends)

    def _remember(self, name: str, told: str, on: bool) -> None:
        word = "on" if on else "off"
        self._preferences.put(name, word)
        self._say(f"{told} is {word}.", "done")
