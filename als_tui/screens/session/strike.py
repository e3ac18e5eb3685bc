"""Striking by keys: which words, a question that shows them, and then they are gone."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from als_tui.domain.sealing.strikable import Earlier, Target
from als_tui.domain.sealing.striking import last_caught, strike
from als_tui.domain.session.state import Session
from als_tui.engine import Refused
from als_tui.keys import key
from als_tui.screens.common.requests import Changed
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.windows import ChoiceScreen, SureScreen
from als_tui.screens.session import strike_words as strikewords
from als_tui.screens.session.strike_words import Line

_NOTHING = "Nothing was struck."


class StrikingScreen(SetScreen):
    """A screen of the open session, from which words can be struck: those under the cursor, or from a menu."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "more.strike",
            "D",
            "strike",
            "strike",
            "Remove words for good, from every file of the set; asked twice, not undone.",
        ),
    ]

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self.set_now.running

    def under_cursor(self) -> Target | int | None:
        """The words under the cursor, or a person's id where it stands for all of theirs."""
        return None

    def action_strike(self) -> None:
        """Ask for the words under the cursor; where there are none, which words."""
        target = self.under_cursor()
        if isinstance(target, int):
            self.strike_of(target)
        elif target is not None and strike(self.engine.live, target).words:
            self.ask_strike(target, pointed=True)
        else:
            choices = strikewords.places(self.session)
            ask = ChoiceScreen("Strike which words, for good?", choices, strikewords.BY_CURSOR)
            self.app.push_screen(ask, self._place)

    def strike_last(self) -> None:
        """Ask for what was caught last."""
        target = last_caught(self.session)
        if target is None:
            self.say("Nothing was caught yet; D strikes other words.", "refused")
        else:
            self.ask_strike(target)

    def strike_of(self, person: int) -> None:
        """Ask which words of a person."""
        lines, name = strikewords.lines_of(self.session, person), self.session.name(person)
        if lines:
            self._which(f"Strike which words of {name}, for good?", lines)
        else:
            self.say(f"Nothing of {name} stands here; questions and notes are in Words.", "refused")

    def ask_strike(self, target: Target, *, pointed: bool = False) -> None:
        """Ask twice, then strike; `pointed` where the cursor chose the words."""
        found = strike(self.engine.live, target)
        if not found.words:
            self.say("There are no words there to strike.", "refused")
            return
        text = strikewords.question(self.session, target, found, pointed=pointed)
        self.app.push_screen(
            SureScreen("Strike these words for good?", text, "strike"),
            lambda sure: self._strike(target, sure),
        )

    def _place(self, chosen: str | None) -> None:
        person = strikewords.person_of(self.session, chosen or "")
        if person is not None:
            self.strike_of(person.id)
        elif chosen == "last":
            self.strike_last()
        elif chosen == "today":
            self._which("Which line about today?", strikewords.lines_of_today(self.session))
        elif chosen == "earlier":
            self.ask_strike(Earlier())

    def _which(self, title: str, lines: Sequence[Line]) -> None:
        def chosen(place: str | None) -> None:
            if place is not None:
                self.ask_strike(lines[int(place)].target)

        self.app.push_screen(ChoiceScreen(title, strikewords.choices_of(lines)), chosen)

    def _strike(self, target: Target, sure: bool | None) -> None:
        if not sure:
            self.say(_NOTHING)
            return
        outcome = self.engine.strike(target)
        if isinstance(outcome, Refused):
            self.say(outcome.why, "alarm")
            return
        self.say(strikewords.done(target, outcome), "alarm" if outcome.still else "done")
        self.live = self.engine.live
        self.post_message(Changed())
