"""The records of sealed sessions, as any screen of an open set reads them and puts them right."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from als_tui.domain.moves.correcting import correct
from als_tui.domain.session.facts import Put
from als_tui.domain.words.pressing import press
from als_tui.screens.common.app_port import port
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.record_words import CORRECT, Spot
from als_tui.screens.common.set_screen import SetScreen
from als_tui.widgets.values import LineQuestion

if TYPE_CHECKING:
    from als_tui.screens.common.reading import TurnBack

NOT_OF_IT: Mapping["TurnBack", str] = {
    "undo": f"The last step changed nothing in this record; {press('reading.leave', 'step.undo')} takes it back.",
    "redo": f"Nothing of this record was taken back last; {press('reading.leave', 'step.redo')} makes what was.",
}
"""Why nothing is taken back, or made again, over a record."""


class RecordReader:
    """A record to read, and the line in which something in it is corrected."""

    def __init__(self, screen: SetScreen) -> None:
        """Over `screen`, which has the line."""
        self._screen = screen

    def read(self, number: int, spot: Spot | None = None) -> None:
        """Show the record of a session, with what the facilitator alone reads below it; it opens at some words."""
        self._show(number, spot, "")

    def _show(self, number: int, spot: Spot | None, said: str) -> None:
        from als_tui.screens.common.reading import RecordScreen

        record = RecordScreen(
            f"Record of session {number}", self._text(number), spot, partial(self._turned, number), said
        )
        self._screen.window(record, lambda left: self._left(number, left))

    def _text(self, number: int) -> str:
        book, exporter = self._screen.set_now.book, port(self._screen.app).exporter
        return "\n".join(filter(None, (exporter.record(book, number), exporter.figures(book, number))))

    def _turned(self, number: int, way: "TurnBack") -> tuple[str, str]:
        """Take back what was changed last in this record, or let it count again; the record then, and what to say."""
        screen, live = self._screen, self._screen.engine.live
        steps = live.done if way == "undo" else live.undone
        step = live.step(steps[-1]) if steps else None
        facts = step.facts if step is not None else ()
        if not any(isinstance(fact, Put) and (fact.table, fact.id) == ("sessions", number) for fact in facts):
            return self._text(number), NOT_OF_IT[way]
        (screen.action_undo if way == "undo" else screen.action_redo)()
        return self._text(number), screen.message.words

    def asks(self) -> Asks:
        """What is right."""
        return {CORRECT: Ask(self._question, self._keep)}

    def _left(self, number: int, left: str | None) -> None:
        if left == CORRECT:
            self._screen.ask_topic(f"{CORRECT}:{number}")

    def _question(self, number: str) -> LineQuestion | None:
        if int(number) not in self._screen.set_now.book.sessions:
            return None
        label = f"Session {number}: what is right? It stands under the record"
        return LineQuestion(f"{CORRECT}:{number}", label)

    def _keep(self, number: str, text: str) -> bool:
        screen, id = self._screen, int(number)
        made = screen.do(correct, id, text)
        if made:
            said = screen.set_now.book.sessions[id].corrections[-1]
            spot = Spot(said.text, nth=-1)
            screen.call_after_refresh(self._show, id, spot, screen.message.words)
        return made
