"""Prompts: two or three questions that fit the phase, on a card for the facilitator; the same key brings others."""

from collections.abc import Callable
from typing import ClassVar

from als_tui.domain.asking.phrases import prompts_for
from als_tui.domain.asking.questioning import asks
from als_tui.domain.process.definition import Phase
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.board.guard import GuardScreen
from als_tui.screens.common.app_port import phrase_trouble, phrases
from als_tui.screens.common.windows import CardScreen
from als_tui.signs import HELPED


class PromptCard(CardScreen):
    """Questions to choose from; the key that opened the card brings others."""

    KEYS: ClassVar[Keys] = (Key("prompt.more", "g", "more", "others", "Other questions for this phase."),)
    BINDINGS = bindings(KEYS)

    def __init__(self, title: str, make: Callable[[], str]) -> None:
        """`make` says what the card shows, something else each time."""
        super().__init__(title, make())
        self._make = make

    def action_more(self) -> None:
        """Show others."""
        self.turn_over(self._make())


class PromptScreen(GuardScreen):
    """A screen on which the facilitator may look for a question."""

    KEYS: ClassVar[Keys] = (
        Key(
            "prompt.card",
            "g",
            "prompts",
            "good questions",
            "Two or three questions for this phase, for your eyes; again, and there are others.",
            looks=True,
            opens="choice",
        ),
    )
    BINDINGS = bindings(KEYS)
    _turn: int = 0

    def action_prompts(self) -> None:
        """Show a card."""
        here = self.session.here
        if here is None:
            self.say("Space starts the session; then there are questions for its phases.", "refused")
            return
        if not asks(here.phase, self.session.process):
            self.say(f"Nobody asks in {here.phase.title}, so it has no questions.", "refused")
            return
        title = f"Questions for {here.phase.title}: for your eyes"
        self.app.push_screen(PromptCard(title, lambda: self._prompts(here.phase)))

    def _prompts(self, phase: Phase) -> str:
        bank = tuple(self.set_now.book.bank.values())
        chosen = prompts_for(phase, phrases(self.app), bank, self._turn, self.session.process)
        self._turn += 1
        lines = [
            f"{f'{HELPED} ' if one.own else ''}{one.text}  ({_source(one.kind, own=one.own)})"
            for one in chosen
        ]
        trouble = phrase_trouble(self.app)
        return "\n\n".join((*lines, "g shows others.", *((trouble,) if trouble else ())))


def _source(kind: str, *, own: bool) -> str:
    return (
        f"{kind}, your set's own: it helped" if own and kind else "your set's own: it helped" if own else kind
    )
