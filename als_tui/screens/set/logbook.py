"""The facilitator's logbook as the set's page asks for it: a line of a session, which nobody else reads."""

from als_tui.domain.moves.logbook import keep_log
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.set_screen import SetScreen
from als_tui.widgets.values import LineQuestion

TOPIC = "log"
"""What stands before the colon and the session's number."""


def asks(screen: SetScreen) -> Asks:
    """A line of a session, with what is noted of it already."""

    def question(number: str) -> LineQuestion | None:
        if not number.isdecimal() or int(number) not in screen.set_now.book.sessions:
            return None
        line = screen.set_now.book.logbook.get(int(number))
        label = f"Session {number}, for you alone: a note (empty takes it out)"
        return LineQuestion(f"{TOPIC}:{number}", label, line.text if line is not None else "")

    def keep(number: str, text: str) -> bool:
        line = screen.set_now.book.logbook.get(int(number))
        if text.strip() == (line.text if line is not None else ""):
            screen.say("It stays as it was.")
            return True
        return screen.do(keep_log, int(number), text)

    return {TOPIC: Ask(question, keep)}
