"""What was caught is put right in the review: its words, whose it was, or that it goes."""

from functools import partial
from typing import Protocol

from als_tui.domain.moves import keeping
from als_tui.domain.session.facts import Commitment, Decision, Note, Question
from als_tui.domain.session.state import Entry
from als_tui.domain.words.pressing import press
from als_tui.keys import Key
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.pages import note_or_question
from als_tui.screens.pages.note_or_question import CaughtList
from als_tui.screens.pages.whom import ask_whom, may_have_asked, was_here
from als_tui.screens.pages.work import Work
from als_tui.screens.review import interventions
from als_tui.screens.review.asks import question
from als_tui.screens.review.words import elsewhere
from als_tui.value import replace

_TOPIC = "entry"
_CAUGHT = ("review.enter", "review.whose", "caught.turn", "review.out")
_GUARDED = ("review.enter", "review.out")


class Entries(CaughtList, Protocol):
    """A page of several lists, among them those of what was caught, and of what held the process."""

    part: str

    def intervention_or_check(self) -> tuple[str, int] | None:
        """`intervention` or `check` and its number; None if the cursor is on neither."""


def asks(page: Entries) -> Asks:
    """The words of what was caught."""
    work = page.work
    return {
        _TOPIC: Ask(
            lambda id: question(work.session, f"{_TOPIC}:{id}"), lambda id, text: _amend(work, int(id), text)
        )
    }


def hints(page: Entries) -> tuple[str, ...]:
    """Ids of the keys for what is under the cursor: notes and decisions are nobody's, actions are not turned."""
    entry = page.entry()
    if page.intervention_or_check() is not None:
        return _GUARDED
    if entry is None:
        return ()
    left_out = {
        *(() if _is_somebodys(entry) else ("review.whose",)),
        *(() if note_or_question.turns(entry) else ("caught.turn",)),
    }
    return tuple(id for id in _CAUGHT if id not in left_out)


def put_right(page: Entries) -> None:
    """Put right what is under the cursor: words in a line, an action in its form, what held the process by key."""
    entry, guarded, work = page.entry(), page.intervention_or_check(), page.work
    if guarded is not None:
        interventions.put_right(work, *guarded)
    elif entry is None:
        work.say(elsewhere(page.part, "put right"), "refused")
    elif isinstance(entry.content, Commitment):
        work.mend_action(entry.id)
    else:
        work.ask_topic(f"{_TOPIC}:{entry.id}")


def ask_whose(page: Entries) -> None:
    """Ask whose it was."""
    entry, work = page.entry(), page.work
    if entry is None or not _is_somebodys(entry):
        work.say("Put the cursor on a question in Words, or on an action in Actions.", "refused")
        return
    was = partial(_was, work, entry)
    if isinstance(entry.content, Question):
        ask_whom(work, "Who asked?", was, among=may_have_asked(work.session, entry))
    else:
        ask_whom(work, "Whose action is it?", was, among=was_here)


def take_out(page: Entries) -> None:
    """Take out what is under the cursor."""
    entry, guarded, work = page.entry(), page.intervention_or_check(), page.work
    if guarded is not None:
        interventions.take_out(work, *guarded)
    elif entry is None:
        work.say(elsewhere(page.part, "taken out"), "refused")
    else:
        work.do(keeping.take_out, entry.id)


def _is_somebodys(entry: Entry) -> bool:
    """True of a question and of an action, which can be given to somebody else."""
    return not isinstance(entry.content, Note | Decision)


def _was(work: Work, entry: Entry, person: int) -> None:
    content = entry.content
    if isinstance(content, Question):
        work.do(keeping.amend, entry.id, replace(content, asker=person))
    elif isinstance(content, Commitment):
        work.do(keeping.amend, entry.id, replace(content, owner=person))


def _amend(work: Work, id: int, text: str) -> bool:
    """Keep the words as they were put right."""
    entry = work.session.entry(id)
    if entry is not None and text.strip() == entry.content.text:
        return True
    return entry is not None and work.do(keeping.amend, id, replace(entry.content, text=text))


KEYS = (
    *note_or_question.KEYS,
    Key(
        "review.whose",
        "k",
        ask_whose,
        "whose",
        "That question or action was somebody else's: their seat's key.",
        opens="choice",
    ),
    Key(
        "review.out",
        "X",
        take_out,
        "take out",
        f"Take out what is under the cursor; {press('step.undo')} brings it back.",
    ),
)
