"""A sealed session, one fact a line: what its record has for the whole set, and nothing that is kept beside it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from als_tui.domain.book import Action, Book, PhaseTime, Record, Said, day_of
from als_tui.domain.process.planning import slot_in
from als_tui.domain.programme.board import came
from als_tui.domain.programme.outcomes import told_word
from als_tui.domain.programme.wording import SPOKEN
from als_tui.domain.timing import clock_face, wall_time
from als_tui.domain.words.counting import counted
from als_tui.exports.attendance_lines import seat_line
from als_tui.exports.fact_lines import Datum, FactLine, day, day_value
from als_tui.exports.markdown import CORRECTIONS, evaluation_words

_ABOUT = ("session", "place", "facilitator", "topic", "goal", "goal_met", "evaluation")
SECTIONS: Mapping[str, str] = {
    **dict.fromkeys(_ABOUT, "The session"),
    "role": "Roles",
    **dict.fromkeys(("presence", "charter"), "Who was here"),
    **dict.fromkeys(("presented", "question", "waiting"), "Presenters"),
    **dict.fromkeys(("told", "progress"), "What became of earlier actions"),
    "action": "Actions",
    "decision": "What we decided",
    "learning": "What we learned",
    "pulse": "Pulse, 1 to 10",
    "phase": "How the time went",
    "correction": CORRECTIONS,
    "next": "Next session",
}
"""Under which heading each fact stands in a page."""
OF_IT_ALL = (*_ABOUT, "charter", "progress", "decision", "phase", "correction", "next")
"""Facts that are nobody's own."""


def session_lines(book: Book, number: int) -> Iterator[FactLine]:
    """The session, who was there, who presented and was asked what, what was told, promised, decided and learned.

    Then what was put right later.
    """
    record = book.sessions[number]
    of = f"Session {number}"
    yield _head(of, record)
    yield from _details(of, book, record)
    for seat in record.attendance:
        yield seat_line(book.called(record, seat.person), record, seat)
    yield from _charter(of, record)
    yield from _presented(book, record)
    yield from _told(of, book, record)
    for id in record.actions:
        if action := book.actions.get(id):
            yield _promised(book, id, action)
    for decision in record.decisions:
        yield FactLine(of, "decision", f"decided: {decision}", {"text": decision})
    yield from _said(book, record)
    yield from _phases(of, record)
    for said in record.corrections:
        values: dict[str, Datum] = {"day": said.on.isoformat(), "text": said.text}
        yield FactLine(of, "correction", f"corrected on {day(said.on)}: {said.text}", values)
    if planned := record.next_session:
        yield FactLine(of, "next", f"next session on {day(planned)}", {"when": planned.isoformat()})


def _head(of: str, record: Record) -> FactLine:
    began, ended = wall_time(record.began, record.zone), wall_time(record.ended, record.zone)
    hours = "" if record.paper else f"{began:%H:%M} to {ended:%H:%M}"
    planned = "" if record.paper else f", {record.minutes_planned} planned"
    facts = (
        f"held on {day(day_of(record))}",
        hours,
        record.process_title,
        f"{counted(record.minutes_actual, 'minute')}{planned}",
        "entered from paper" if record.paper else "",
    )
    values: dict[str, Datum] = {
        "session": record.number,
        "day": day_of(record).isoformat(),
        "began": None if record.paper else began.isoformat(timespec="minutes"),
        "ended": None if record.paper else ended.isoformat(timespec="minutes"),
        "zone": record.zone,
        "process": record.process,
        "minutes": record.minutes_actual,
        "planned": None if record.paper else record.minutes_planned,
        "paper": record.paper,
        "policy": record.policy.value,
    }
    return FactLine(of, "session", SPOKEN.joined(facts), values)


def _details(of: str, book: Book, record: Record) -> Iterator[FactLine]:
    facts = {
        "place": record.place,
        "facilitator": book.called(record, record.led_by) or record.facilitator,
        "topic": record.topic,
        "goal": record.goal,
        "goal_met": record.goal_met,
    }
    for what, text in facts.items():
        if text:
            yield FactLine(of, what, f"{what.replace('_', ' ')}: {text}", {"text": text})
    if record.evaluation:
        people = len({rated.person for rated in record.rated})
        values: dict[str, Datum] = {"round": record.evaluation, "people": people}
        yield FactLine(of, "evaluation", f"evaluation: {evaluation_words(record)}", values)
    for role, holder in record.roles:
        if role != "facilitator":
            yield FactLine(book.called(record, holder), "role", f"role: {role}", {"text": role})


def _charter(of: str, record: Record) -> Iterator[FactLine]:
    if record.charter is None or not (record.agreed or record.refused):
        return
    here = [seat.person for seat in record.attendance if came(seat)]
    agreed, refused = (
        sum(person in some for person in here) for some in (record.agreed, record.refused or ())
    )
    words = f"charter version {record.charter}, agreed by {agreed} of {len(here)}"
    words += f", not by {refused}" if refused else ""
    values = {"version": record.charter, "agreed": agreed, "refused": refused, "here": len(here)}
    yield FactLine(of, "charter", words, values)


def _presented(book: Book, record: Record) -> Iterator[FactLine]:
    for at, slot in enumerate(record.presented, start=1):
        words = f"presented in slot {at}{f': {slot.issue}' if slot.issue else ''}"
        yield FactLine(book.called(record, slot.person), "presented", words, {"slot": at, "text": slot.issue})
    for asked in record.questions:
        if asked.text:
            slot_number = None if asked.slot is None else asked.slot + 1
            where = "outside a slot" if slot_number is None else f"in slot {slot_number}"
            helped = "; it helped" if asked.starred else ""
            values: dict[str, Datum] = {"slot": slot_number, "text": asked.text, "helped": asked.starred}
            name = book.called(record, asked.asker)
            yield FactLine(name, "question", f"asked {where}: {asked.text}{helped}", values)
    for person in record.bids_lost:
        yield FactLine(book.called(record, person), "waiting", "still waiting for a slot")


def _told(of: str, book: Book, record: Record) -> Iterator[FactLine]:
    for told in record.progress:
        facts = (
            f"told of {told.text}: {told_word(book, record, told)}",
            f"learned: {told.learned}" if told.learned else "",
            f"changed: {told.changed}" if told.changed else "",
        )
        values: dict[str, Datum] = {
            "action": told.action,
            "text": told.text,
            "outcome": told.outcome.value,
            "learned": told.learned,
            "changed": told.changed,
        }
        yield FactLine(book.owner(told.action), "told", SPOKEN.joined(facts), values)
    if record.progress_skipped:
        yield FactLine(of, "progress", "the rest of the progress round was left for another day")


def _promised(book: Book, id: int, action: Action) -> FactLine:
    due = day(action.promised) if isinstance(action.promised, date) else action.promised
    facts = (
        f"promised: {action.text}",
        f"by {due}" if due else "",
        f"cue: {action.cue}" if action.cue else "",
        f"supported by {action.supporter}" if action.supporter else "",
    )
    values: dict[str, Datum] = {
        "action": id,
        "text": action.text,
        "promised": day_value(action.promised),
        "cue": action.cue,
        "supporter": action.supporter,
    }
    return FactLine(book.owner(id), "action", SPOKEN.joined(facts), values)


def _said(book: Book, record: Record) -> Iterator[FactLine]:
    for said in _about(record, "learning"):
        yield FactLine(
            book.called(record, said.person), "learning", f"learned: {said.text}", {"text": said.text}
        )
    words = {said.person: said.text for said in _about(record, "pulse")}
    for one in record.pulse:
        text = words.get(one.person, "")
        pulse = f"pulse {one.score} of 10{f': {text}' if text else ''}"
        yield FactLine(book.called(record, one.person), "pulse", pulse, {"pulse": one.score, "text": text})


def _about(record: Record, what: str) -> Iterable[Said]:
    return (said for said in record.words if said.about == what)


def _phases(of: str, record: Record) -> Iterator[FactLine]:
    slots = dict.fromkeys(slot for phase in record.phases if (slot := slot_in(phase.stop)) is not None)
    numbers = {slot: at for at, slot in enumerate(slots, start=1)}
    for phase in record.phases:
        slot = slot_in(phase.stop)
        yield _phase(of, phase, None if slot is None else numbers[slot])


def _phase(of: str, phase: PhaseTime, slot: int | None) -> FactLine:
    where = f", slot {slot}" if slot else ""
    planned = "" if phase.planned is None else f", {clock_face(phase.planned)} planned"
    words = f"{phase.title}{where} took {clock_face(phase.actual)}{planned}"
    values: dict[str, Datum] = {
        "text": phase.title,
        "slot": slot,
        "seconds": phase.actual,
        "seconds_planned": phase.planned,
    }
    return FactLine(of, "phase", words, values)
