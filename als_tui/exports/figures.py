"""What the facilitator alone reads below a session's record; a member's own part is in a copy of that member's data."""

from collections.abc import Iterable

from als_tui.domain.book import Book, Record
from als_tui.domain.programme.turns import YOURS_ALONE
from als_tui.domain.timing import clock_face
from als_tui.domain.words.counting import counted
from als_tui.exports.markdown import section
from als_tui.exports.marks import MARKDOWN

_SAID = {"check-in": "Check-in", "bid": "Bids", "note": "Notes", "check-out": "Check-out"}
"""What was said beside learning and pulse, which the record has, by its heading."""


def session_figures(book: Book, number: int) -> str:
    """Turns, questions and airtime by seat, how sure owners were, notes, stops, timeline: as the policy kept them."""
    return section(MARKDOWN, YOURS_ALONE, *_parts(book, book.sessions[number]))


def _parts(book: Book, record: Record) -> Iterable[str]:
    rows = MARKDOWN.rows
    yield rows(
        (
            book.called(record, person.person),
            f"{clock_face(person.seconds)} in {counted(person.turns, 'turn')}, "
            f"{counted(person.questions, 'question')} asked",
        )
        for person in record.counts
    )
    made = (action for id in record.actions if (action := book.actions.get(id)) is not None)
    yield _under(
        "How sure owners were, 0 to 10",
        rows(
            (book.whose(action), f"{action.confidence}, {action.text}")
            for action in made
            if action.confidence is not None
        ),
    )
    for about, title in _SAID.items():
        yield _under(
            title,
            rows(
                (book.called(record, said.person), said.text) for said in record.words if said.about == about
            ),
        )
    yield _under(
        "Stops",
        rows((held.reason, f"{held.phase}, {clock_face(held.seconds)}") for held in record.interventions),
    )
    for round in dict.fromkeys(check.round for check in record.checks):
        scores = rows(
            (book.called(record, check.person), str(check.score))
            for check in record.checks
            if check.round == round
        )
        yield _under(f"Check round {round}, 1 to 10", scores)
    yield _under("Timeline", "\n".join(MARKDOWN.item(line) for line in record.timeline))


def _under(title: str, text: str) -> str:
    return f"{MARKDOWN.heading(3, title)}\n\n{text}" if text else ""
