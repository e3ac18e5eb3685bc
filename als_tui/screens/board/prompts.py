"""Prompts: two or three questions that fit the phase, on a card for the facilitator; the same key brings others."""

from collections.abc import Callable
from typing import ClassVar

from als_tui.domain.asking.phrases import prompts_for
from als_tui.domain.asking.questioning import asks
from als_tui.domain.process.definition import Phase
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.app_port import AppPort
from als_tui.screens.common.windows import CardScreen
from als_tui.screens.pages.work import Work
from als_tui.signs import HELPED


class PromptCard(CardScreen):
    """Questions to choose from; the key that opened the card brings others."""

    KEYS: ClassVar[Keys] = (Key("prompt.more", "g", "more", "others", "Other questions for this phase."),)
    BINDINGS = bindings(KEYS)
    HINTED: ClassVar[tuple[str, ...]] = ("prompt.more", "card.leave")

    def __init__(self, title: str, make: Callable[[], str]) -> None:
        """`make` says what the card shows, something else each time."""
        super().__init__(title, make())
        self._make = make

    def action_more(self) -> None:
        """Show others."""
        self.turn_over(self._make())


class Prompts:
    """Brings other questions each time within a visit of the program."""

    def __init__(self, work: Work, machine: Callable[[], AppPort]) -> None:
        """Questions come from the set's own bank and from the phrases of `machine`."""
        self._work = work
        self._machine = machine
        self._turn = 0

    def show(self) -> None:
        """Show a card."""
        session, here = self._work.session, self._work.session.here
        if here is None:
            starts = f"{press('clock.toggle')} starts the session"
            self._work.say(f"{starts}; then there are questions for its phases.", "refused")
            return
        if not asks(here.phase, session.process):
            self._work.say(f"Nobody asks in {here.phase.title}, so it has no questions.", "refused")
            return
        title = f"Questions for {here.phase.title}: for your eyes"
        self._work.window(PromptCard(title, lambda: self._next(here.phase)))

    def _next(self, phase: Phase) -> str:
        work = self._work
        bank = tuple(work.set_now.book.bank.values())
        chosen = prompts_for(phase, self._machine().phrases, bank, self._turn, work.session.process)
        self._turn += 1
        lines = [
            f"{f'{HELPED} ' if prompt.own else ''}{prompt.text}  ({_source(prompt.kind, own=prompt.own)})"
            for prompt in chosen
        ]
        trouble, others = self._machine().phrase_trouble, f"{press('prompt.more')} shows others."
        return "\n\n".join((*lines, others, *((trouble,) if trouble else ())))


def _source(kind: str, *, own: bool) -> str:
    return (
        f"{kind}, your set's own: it helped" if own and kind else "your set's own: it helped" if own else kind
    )


KEYS = (
    Key(
        "prompt.card",
        "g",
        lambda page: page.prompts.show(),
        "good questions",
        "Two or three questions for this phase, for your eyes; again, and there are others.",
        looks=True,
        opens="choice",
    ),
)
