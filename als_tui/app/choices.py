"""The app's choices that are remembered between runs: theme, bell, wait cue, mouse."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import App, SystemCommand
from textual.reactive import var
from textual.screen import Screen

from als_tui.ports import Terminal
from als_tui.theming import worn
from als_tui.widgets.lines import Tone

if TYPE_CHECKING:  # this module stands before the first paint
    from als_tui.domain.session.state import Session
    from als_tui.ports import Preferences


class ChosenApp(App[None]):
    """What the facilitator chose once and finds again."""

    wait_cue: var[bool] = var(False)
    """Whether the board asks for three seconds after a question."""
    bell_wanted = False
    """Whether a bell rings near the end of a phase and at its end."""
    mouse = False
    """Whether the terminal is asked for clicks."""
    _rang = ("", "")
    """Stop and sense of the last bell, or of the one that nobody wanted."""

    @property
    def preferences(self) -> "Preferences":
        """What is remembered between runs."""
        raise NotImplementedError

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Put words on the message line of whichever screen shows."""
        raise NotImplementedError

    def take_up_choices(self) -> None:
        """Be as the last run was left."""
        self.bell_wanted = self.preferences.get("bell", "off") == "on"
        self.wait_cue = self.preferences.get("wait cue", "off") == "on"

    @property
    def mouse_wanted(self) -> bool:
        """Whether the mouse was on when it was chosen last."""
        return self.preferences.get("mouse", "on") == "on"

    def remembered_theme(self) -> str:
        """The theme chosen last; taken up before the first paint, as another one then costs the paint again."""
        chosen = self.preferences.get("theme", "als-dark")
        fallback = "als-dark" if "als-dark" in self.available_themes else "textual-dark"
        return chosen if chosen in self.available_themes else fallback

    def validate_theme(self, name: str) -> str:
        """Remember the choice; without colours, show no theme whose words would be lost, and say which stands in."""
        if self.is_running:
            self.preferences.put("theme", name)
        shown = worn(name, self.available_themes) if self.no_color else name
        if shown != name and self.is_running:
            self.say(f"There are no colours here (NO_COLOR), so {shown} stands in for {name}.", "refused")
        return shown

    def ring(self, session: "Session", t: float) -> None:
        """Once near the end of a phase and once at its end, where a bell is wanted; never in a silence."""
        from als_tui.domain.session.schedule import time_sense

        sense = time_sense(session, t)
        if sense and (session.stop or "", sense) != self._rang:
            self._rang = (session.stop or "", sense)
            if self.bell_wanted:
                self.bell()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Themes only: a screenshot would put confidential words into a file."""
        yield SystemCommand(
            "Theme", "Choose the colours; remembered for next time.", self.action_change_theme
        )
        yield SystemCommand(
            "Bell: turn off" if self.bell_wanted else "Bell: turn on",
            "A bell near the end of a phase and at its end; words say so in any case.",
            self.action_turn_bell,
        )
        yield SystemCommand(
            "Wait cue: turn off" if self.wait_cue else "Wait cue: turn on",
            "The board asks for three seconds of quiet after a question.",
            self.action_turn_wait_cue,
        )
        yield SystemCommand(
            "Mouse: turn off" if self.mouse else "Mouse: turn on",
            "Clicks choose; off, the terminal marks text with the mouse, as in the shell.",
            self.action_turn_mouse,
        )

    def action_turn_bell(self) -> None:
        """A bell, or none; remembered."""
        self.bell_wanted = not self.bell_wanted
        self.preferences.put("bell", _word(self.bell_wanted))
        self.say(f"The bell is {_word(self.bell_wanted)}.", "done")

    def action_turn_wait_cue(self) -> None:
        """A cue after a question, or none; remembered."""
        self.wait_cue = not self.wait_cue
        self.preferences.put("wait cue", _word(self.wait_cue))
        self.say(f"The wait cue is {_word(self.wait_cue)}.", "done")

    def action_turn_mouse(self) -> None:
        """Clicks, or none; remembered."""
        self.mouse = not self.mouse
        self.preferences.put("mouse", _word(self.mouse))
        if isinstance(self._driver, Terminal):
            self._driver.set_mouse(self.mouse)
        self.say(f"The mouse is {_word(self.mouse)}.", "done")


def _word(on: bool) -> str:
    return "on" if on else "off"
