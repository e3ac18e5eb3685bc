"""Prompts: two or three questions that fit the phase, on a card for the facilitator; the same key brings others."""

from typing import ClassVar

from textual.binding import BindingType

from als_tui.domain.phrases import prompts_for
from als_tui.keys import key
from als_tui.screens.choices import CardScreen
from als_tui.screens.guarding import GuardScreen
from als_tui.screens.rooms import phrase_trouble, phrases


class PromptScreen(GuardScreen):
    """A screen on which the facilitator may look for a question."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "prompt.card",
            "g",
            "prompts",
            "good questions",
            "Two or three questions for this phase, for your eyes; again, and there are others.",
        ),
    ]
    _turn: int = 0

    def action_prompts(self) -> None:
        """Show a card, and the next one at the next press."""
        here = self.session.here
        if here is None:
            self.say("Space starts the session; then there are questions for its phases.", "refused")
            return
        bank = tuple(self.set_now.book.bank.values())
        chosen = prompts_for(here.phase, phrases(self.app), bank, self._turn)
        self._turn += 1
        lines = [f"{'★ ' if one.own else ''}{one.text}  ({_source(one.kind, own=one.own)})" for one in chosen]
        trouble = phrase_trouble(self.app)
        text = "\n\n".join((*lines, "g shows others.", *((trouble,) if trouble else ())))
        self.app.push_screen(CardScreen(f"Questions for {here.phase.title}: for your eyes", text))


def _source(kind: str, *, own: bool) -> str:
    return (
        f"{kind}, your set's own: it helped" if own and kind else "your set's own: it helped" if own else kind
    )
