"""The records of sealed sessions, as any screen of an open set reads them and puts them right."""

from als_tui.domain.moves.correcting import correct
from als_tui.screens.common.app_port import port
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.record_words import CORRECT, Spot
from als_tui.screens.common.set_screen import SetScreen
from als_tui.widgets.values import LineQuestion


class RecordReader:
    """A record to read, and the line in which something in it is corrected."""

    def __init__(self, screen: SetScreen) -> None:
        """Over `screen`, which has the line."""
        self._screen = screen

    def read(self, number: int, spot: Spot | None = None) -> None:
        """Show the record of a session, with what the facilitator alone reads below it; it opens at some words."""
        from als_tui.screens.common.reading import RecordScreen

        screen, book = self._screen, self._screen.set_now.book
        exporter = port(screen.app).exporter
        text = "\n".join(filter(None, (exporter.record(book, number), exporter.figures(book, number))))
        record = RecordScreen(f"Record of session {number}", text, spot)
        screen.window(record, lambda left: self._left(number, left))

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
        return self._screen.do(correct, int(number), text)
