"""Turns, questions asked and airtime over a programme, for the facilitator's eyes alone.

By name in the order of seats, never by rank: equal shares are no goal in themselves.
"""

from als_tui.domain.book import Book, Record, in_order
from als_tui.domain.programme.wording import SHORT
from als_tui.domain.timing import clock_face
from als_tui.domain.words.counting import counted
from als_tui.value import Value

YOURS_ALONE = "For your eyes alone, but for a member's own data"
"""What stands above it: a copy of a member's own data has that member's part."""
FROM = 3
"""Sessions from which they are told (our own judgement)."""


class Turns(Value):
    """What one member said, over the sessions in which that member was and that counted it."""

    name: str
    turns: int
    questions: int
    seconds: int
    sessions: int


def turns(book: Book) -> tuple[Turns, ...]:
    """Each member that any of the sessions counted; none before enough of them did."""
    counting = _counting(book)
    if len(counting) < FROM:
        return ()
    found = {
        id: [count for record in counting for count in record.counts if count.person == id]
        for id in book.members
    }
    return tuple(
        Turns(
            book.members[id].name,
            sum(count.turns for count in counts),
            sum(count.questions for count in counts),
            sum(count.seconds for count in counts),
            len(counts),
        )
        for id, counts in found.items()
        if counts
    )


def turns_words(one: Turns) -> str:
    """One member in a line."""
    facts = (
        f"{clock_face(one.seconds)} in {counted(one.turns, 'turn')}",
        f"{counted(one.questions, 'question')} asked",
        f"in {counted(one.sessions, 'session')}",
    )
    return f"{one.name}: {SHORT.joined(facts)}"


def too_early(book: Book) -> str:
    """Why there is nothing to show yet."""
    return (
        f"Too early: told from {FROM} sessions on that count turns; so far {len(_counting(book)) or 'none'}."
    )


def _counting(book: Book) -> tuple[Record, ...]:
    return tuple(record for record in in_order(book) if record.counts)
