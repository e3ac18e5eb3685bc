"""What an organisation may get of its set: totals, and the learnings that the set chose to share; nobody's name.

Nothing of it exists for the organisation before the set agreed. A total of fewer than three answers is left out, as it
would tell what one person said; learnings stand by the alphabet, so that no place in a list tells whose one is.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from als_tui.domain.book import Book, day_of, in_order
from als_tui.domain.programme import sentences
from als_tui.domain.programme.evaluation import Evaluation, evaluation_of
from als_tui.domain.programme.evaluation_words import answers_words
from als_tui.domain.programme.figures import Programme
from als_tui.domain.programme.person import Section
from als_tui.domain.programme.readers import FEWEST
from als_tui.domain.programme.wording import SPOKEN
from als_tui.domain.sealing.name_hits import SOMEBODY
from als_tui.domain.session.evaluating import STATEMENTS
from als_tui.domain.timing import spell_minutes
from als_tui.domain.words.counting import counted, percent, tenths
from als_tui.domain.words.pressing import press
from als_tui.domain.words.spelling import one_spelling
from als_tui.domain.words.whole import Sought, blanked, sought, stands_in
from als_tui.value import Value, replace

UNNAMED = "An action learning set"
"""What the sheet is about where a person's name stands in that of the set."""
NOTHING_YET = "No session was held yet: there is nothing to tell the organisation."
HOLDS = (
    "sessions and hours, attendance, slots, actions told and kept, the pulse as a mean, the four statements "
    "of the evaluation; and learnings only if the set ticks them"
)
"""What the set is asked about, in words."""


class Learning(Value):
    """What somebody said that they learned, as the organisation could read it."""

    session: int
    place: int
    """Among the words of the record."""
    text: str
    shared: bool
    named: bool
    """True if a person's name stands in it."""

    @property
    def key(self) -> str:
        """Names it among others."""
        return f"{self.session}:{self.place}"


class WithName(StrEnum):
    """What becomes of a shared learning in which a person's name stands."""

    LEFT_OUT = "left out"
    SOMEBODY = "somebody"
    AS_IT_IS = "as it is"


def not_agreed() -> str:
    """Why there is no sheet, and what to do."""
    records = press("set.evaluation", "organisation.agree")
    return (
        f"The set has not agreed to a page for its organisation. Ask the set; {records} records that it did."
    )


def why_no_sheet(book: Book) -> str:
    """Why the organisation gets nothing yet, in words; empty if it can."""
    if book.profile.sheet_agreed is None:
        return not_agreed()
    return "" if book.sessions else NOTHING_YET


def everybody(book: Book) -> Sought:
    """Every name by which anybody is called in a set's book, guests and who facilitated included."""
    records = book.sessions.values()
    known = sought(
        (
            *(member.name for member in book.members.values()),
            *(seat.name for record in records for seat in record.attendance),
            *(action.owner_name for action in book.actions.values()),
            *(record.facilitator for record in records),
            *(module.facilitator for module in book.modules.values()),
        )
    )
    mails = (member.mail for member in book.members.values() if member.mail)
    return replace(known, names=(*known.names, *mails))


def learnings(book: Book) -> tuple[Learning, ...]:
    """All that was learned, as far as the records keep it, session by session and there by the alphabet."""
    people = everybody(book)
    found = (
        Learning(record.number, place, said.text, said.shared, stands_in(people, said.text))
        for record in in_order(book)
        for place, said in enumerate(record.words)
        if said.about == "learning" and said.text
    )
    return tuple(sorted(found, key=lambda one: (one.session, one_spelling(one.text), one.place)))


def shared_texts(book: Book, named: WithName) -> tuple[str, ...]:
    """The learnings that the set chose to share, by the alphabet; `named` says what becomes of those with a name."""
    people = everybody(book)
    texts = (
        blanked(people, one.text, SOMEBODY) if one.named and named is WithName.SOMEBODY else one.text
        for one in learnings(book)
        if one.shared and not (one.named and named is WithName.LEFT_OUT)
    )
    return tuple(sorted(texts, key=one_spelling))


def about_set(book: Book) -> str:
    """What the sheet is about: the set by its name, unless that is a person's, too."""
    name = book.profile.name
    return UNNAMED if stands_in(everybody(book), name) else name


def period(book: Book) -> tuple[date, date] | None:
    """The days of the first session and of the last; None before the first."""
    days = [day_of(record) for record in in_order(book)]
    return (days[0], days[-1]) if days else None


def totals(book: Book, today: date) -> tuple[Section, ...]:
    """All figures that the organisation gets, each with from how many."""
    evaluation = evaluation_of(book, today)
    board = evaluation.board
    every = (
        Section("Held", SPOKEN.joined((_held(board), spell_minutes(evaluation.minutes)))),
        Section("Attendance", f"{sentences.here_words(board)}{_share(board.here, board.places)}"),
        Section("Slots", f"{counted(board.slots, 'slot')} to present"),
        Section("Actions", SPOKEN.joined((sentences.told_words(board.promised), _kept(board)))),
        Section("Pulse, 1 to 10", _pulse(board)),
        Section("Statements", "" if _told_rounds(evaluation) else _NO_ROUND, tuple(_statements(evaluation))),
    )
    return every if board.held else ()


_NO_ROUND = f"no evaluation was answered by {FEWEST} people or more"


def _held(board: Programme) -> str:
    """Sessions held, of those planned; those that were called off."""
    off = f", {board.cancelled} cancelled" if board.cancelled else ""
    return f"{len(board.held)} of {counted(len(board.sessions), 'session')}{off}"


def _share(part: int, of: int) -> str:
    return f" ({percent(part, of)})" if of else ""


def _kept(board: Programme) -> str:
    promised = board.promised
    done = f"{percent(promised.done, promised.told)} of those told were done" if promised.told else ""
    return SPOKEN.joined((done, sentences.kept_words(board)))


def _pulse(board: Programme) -> str:
    """The mean alone: the lowest and the highest are one person's each."""
    given = [score for session in board.held for score in session.pulse]
    if len(given) < FEWEST:
        return f"fewer than {FEWEST} gave one"
    mean = sum(given) / len(given)
    facts = f"mean {tenths(mean)}, {len(given)} given"
    return SPOKEN.joined((facts, sentences.kept_pulse_words(board)))


def _told_rounds(evaluation: Evaluation) -> bool:
    return any(len(answers.figures) >= FEWEST for each in evaluation.rounds for answers in each.statements)


def _statements(evaluation: Evaluation) -> Iterable[str]:
    """How many said yes, partly, no to each, in each round that enough people answered."""
    for at, statement in enumerate(STATEMENTS):
        told = [
            f"{each.occasion} {answers_words(each.statements[at])}"
            for each in evaluation.rounds
            if each.statements and len(each.statements[at].figures) >= FEWEST
        ]
        if told:
            yield f"{statement.rstrip('.')}: {SPOKEN.joined(told)}"
