"""The review's five parts as rows: plain facts, by seat, without a rank."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rich.text import Text

from als_tui.domain.dates import spell_due
from als_tui.domain.facts import Note, Question
from als_tui.domain.live import Live
from als_tui.domain.participation import talk
from als_tui.domain.schedule import timeline
from als_tui.domain.session import Session, commitments
from als_tui.domain.timing import clock_face
from als_tui.widgets.plain import cell

RowsOf = Mapping[str, tuple[Text, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the review."""

    title: str
    columns: tuple[tuple[str, int | None], ...]
    rows: Callable[[Session, float, Live], RowsOf]


def happened(session: Session, t: float, live: Live) -> RowsOf:
    """Each phase as planned and as it was."""
    rows = {}
    for time in timeline(session, t):
        over = "" if time.planned is None else _over(time.actual - time.planned)
        planned = "–" if time.planned is None else clock_face(time.planned)
        rows[time.stop] = (cell(time.title), cell(planned), cell(clock_face(time.actual)), cell(over))
    return rows


def people(session: Session, t: float, live: Live) -> RowsOf:
    """Turns, questions and airtime by seat."""
    return {
        str(one.person): (
            cell(session.name(one.person)),
            cell(str(one.turns)),
            cell(str(one.questions)),
            cell(clock_face(one.seconds)),
        )
        for one in talk(session, t)
    }


def words(session: Session, t: float, live: Live) -> RowsOf:
    """Questions and notes, in the order they were caught."""
    rows = {}
    for entry in session.entries:
        content = entry.content
        if isinstance(content, Question):
            text = content.text or "(asked; the words were not caught)"
            rows[str(entry.id)] = (
                cell("?"),
                cell(session.name(content.asker)),
                cell(text.replace("\n", " / ")),
            )
        elif isinstance(content, Note):
            rows[str(entry.id)] = (cell("."), cell("note"), cell(content.text.replace("\n", " / ")))
    return rows


def actions(session: Session, t: float, live: Live) -> RowsOf:
    """Actions by owner, in the order of the seats."""
    seats = [person.id for person in session.people]
    ordered = sorted(
        commitments(session), key=lambda pair: seats.index(pair[1].owner) if pair[1].owner in seats else 99
    )
    today = session.opened_at.date()
    return {
        str(entry.id): (
            cell(session.name(action.owner)),
            cell(action.text),
            cell(spell_due(action.due, today).split(",")[0] if action.due else "no date"),
            cell("–" if action.confidence is None else str(action.confidence)),
        )
        for entry, action in ordered
    }


def round_(session: Session, t: float, live: Live) -> RowsOf:
    """Pulse, learning and last word of each person present."""
    return {
        str(person.id): (
            cell(person.name),
            cell(str(session.pulse.get(person.id, "–"))),
            cell(session.words.get((person.id, "learning"), "–")),
            cell(session.words.get((person.id, "check-out"), "–")),
        )
        for person in session.present
    }


def _over(seconds: int) -> str:
    if abs(seconds) < 30:
        return "on time"
    return f"{clock_face(abs(seconds))} {'over' if seconds > 0 else 'under'}"


PARTS: Mapping[str, Part] = {
    "happened": Part("What happened", (("Phase", None), ("Planned", 8), ("Was", 8), ("", 12)), happened),
    "people": Part("People", (("Name", None), ("Turns", 6), ("Questions", 9), ("Airtime", 8)), people),
    "words": Part("Words", (("", 1), ("Who", 12), ("What was said", None)), words),
    "actions": Part("Actions", (("Who", 12), ("What", None), ("By", 16), ("Sure", 4)), actions),
    "round": Part("Round", (("Name", 14), ("1-10", 4), ("Learned", None), ("Check-out", None)), round_),
}
