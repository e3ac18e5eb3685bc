"""What was caught as a note was a question, or the other way round: one key turns it on every list of such words."""

from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from als_tui.domain.moves import asking, keeping
from als_tui.domain.session.facts import Note, Question
from als_tui.domain.session.state import Entry
from als_tui.keys import key
from als_tui.screens.session.list_page import ListScreen


class TurningScreen(ListScreen):
    """A list of what was caught."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "caught.turn",
            "N",
            "turn_caught",
            "note/question",
            "That note was a question: then who asked it, by their seat's key. Or that question is a note.",
        ),
    ]

    def entry(self) -> Entry | None:
        """What was caught under the cursor; None where the list holds something else."""
        raise NotImplementedError

    @staticmethod
    def turns(entry: Entry | None) -> bool:
        """True of what the key turns."""
        return entry is not None and isinstance(entry.content, Note | Question)

    def action_turn_caught(self) -> None:
        """Make a question a note at once, and a note a question of whoever is chosen."""
        entry = self.entry()
        if entry is None or not self.turns(entry):
            self.say("Put the cursor on a note or on a question: this key makes one the other.", "refused")
        elif isinstance(entry.content, Question):
            self.do(asking.make_note, entry.id)
        else:
            self.ask_whom(
                "Who asked?",
                lambda person: self.do(asking.make_question, entry.id, person),
                left=True,
                fits=partial(keeping.may_have_asked, self.session, entry.stop, entry.slot),
            )
