"""What was caught as a note was a question, or the other way round: one key turns it on every list of such words."""

from typing import Protocol

from als_tui.domain.moves import asking
from als_tui.domain.session.facts import Note, Question
from als_tui.domain.session.state import Entry
from als_tui.keys import Key
from als_tui.screens.pages.whom import ask_whom, may_have_asked
from als_tui.screens.pages.work import Work


class CaughtList(Protocol):
    """A page with a list of what was caught."""

    work: Work

    def entry(self) -> Entry | None:
        """What was caught under the cursor; None if the list holds something else."""


def turns(entry: Entry | None) -> bool:
    """True of what the key turns."""
    return entry is not None and isinstance(entry.content, Note | Question)


def turn_caught(page: CaughtList) -> None:
    """Make a question a note at once, and a note a question of whoever is chosen."""
    entry, work = page.entry(), page.work
    if entry is None or not turns(entry):
        work.say("Put the cursor on a note or on a question: this key makes one the other.", "refused")
    elif isinstance(entry.content, Question):
        work.do(asking.make_note, entry.id)
    else:
        ask_whom(
            work,
            "Who asked?",
            lambda person: work.do(asking.make_question, entry.id, person),
            among=may_have_asked(work.session, entry),
        )


KEYS = (
    Key(
        "caught.turn",
        "N",
        turn_caught,
        "note/question",
        "That note was a question: then who asked it, by their seat's key. Or that question is a note.",
        opens="choice",
    ),
)
