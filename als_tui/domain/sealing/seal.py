"""Sealing: a session becomes its record as far as the record policy allows; other words are left behind."""

from collections.abc import Iterable

from als_tui.domain.asking.participation import talk
from als_tui.domain.book import (
    NOBODY,
    Asked,
    Attendance,
    Book,
    Check,
    Count,
    Held,
    Helpful,
    Policy,
    Presented,
    Rated,
    Record,
    Said,
    Score,
    Status,
    Told,
)
from als_tui.domain.capture.actions import learned_by, with_answers, with_new_actions
from als_tui.domain.process.definition import Records
from als_tui.domain.process.planning import MINUTE
from als_tui.domain.sealing.held import with_module_held
from als_tui.domain.session.airtime import seconds_stopped
from als_tui.domain.session.facts import Presence, WordsAbout
from als_tui.domain.session.schedule import elapsed, moment, planned_minutes, timeline
from als_tui.domain.session.state import Session, decisions, notes, questions
from als_tui.domain.session.when import next_date
from als_tui.domain.timing import Stamp, local_time, whole
from als_tui.domain.words.spelling import one_spelling
from als_tui.value import replace

_NEVER_CAME = (Presence.EXPECTED, Presence.ABSENT, Presence.APOLOGIES)
_KEPT_WITH_ALL: tuple[WordsAbout, ...] = ("check-in", "pulse", "check-out")


def seal(book: Book, session: Session, now: Stamp) -> Book:
    """Return the book with the session in it as its policy allows; pure, so that a review can show it first.

    Each level adds to the one before (see `Policy`), and what a level does not name is never copied.
    """
    zone, end = book.profile.zone, _end(session, now.t)
    record = _frame(session, zone, end)
    if session.policy.keeps(Policy.ACTIONS):
        record = _with_actions(record, book, session, end)
        book, made = with_new_actions(with_answers(book, session), session)
        record = replace(record, actions=made)
    if session.policy.keeps(Policy.QUESTIONS):
        record = _with_questions(record, session)
        book = _with_bank(book, session)
    if session.policy.keeps(Policy.ALL):
        record = _with_all(record, session, end)
    planned = next_date(book, session, now)
    record = replace(record, next_session=planned)
    return with_module_held(book.put("sessions", session.number, record), session, planned, now)


def _frame(session: Session, zone: str, end: float) -> Record:
    """Record that the set met: all that the policy `nothing` keeps."""
    start = session.runs[0].began if session.runs else session.opened_t
    presenters = _presenters(session)
    return Record(
        number=session.number,
        began=moment(session, start),
        ended=moment(session, end),
        zone=zone,
        process=session.process.id,
        process_title=session.process.title,
        policy=session.policy,
        minutes_planned=planned_minutes(session),
        minutes_actual=round((end - start) / MINUTE),
        attendance=tuple(
            Attendance(person.id, person.name, person.presence.value, person.late, person.guest)
            for person in session.people
        ),
        presented=tuple(_presented(session, slot, person, end) for slot, person in presenters.items()),
        bids_lost=tuple(person for person in _waiting(session) if person not in presenters.values()),
        phases=timeline(session, end),
        facilitator="" if session.facilitator else session.details.get("facilitator", ""),
        led_by=session.facilitator or NOBODY,
    )


def _with_actions(record: Record, book: Book, session: Session, end: float) -> Record:
    """Add what the policy `actions` keeps, but for the new actions' ids."""
    came = {person.id for person in session.people if person.presence not in _NEVER_CAME}
    return replace(
        record,
        progress=_told(book, session),
        progress_skipped=session.progress_skipped,
        counts=tuple(
            Count(said.person, said.turns, said.questions, whole(said.seconds))
            for said in talk(session, end)
            if said.person in came
        ),
        pulse=tuple(
            Score(person.id, session.pulse[person.id])
            for person in session.people
            if person.id in session.pulse
        ),
        charter=session.charter,
        agreed=tuple(person.id for person in session.people if person.agreed),
        refused=tuple(person.id for person in session.people if person.refused),
        hints=sum(bool(asked.hint) for _, asked in questions(session)),
        decisions=tuple(decision.text for _, decision in decisions(session)),
        evaluation=session.evaluation,
        rated=tuple(
            Rated(person, point, figure)
            for (person, point), figure in session.rated.items()
            if figure is not None
        ),
    )


def _with_questions(record: Record, session: Session) -> Record:
    """Add what the policy `actions and questions` keeps: lines about the day, issues, questions, learning."""
    details, presenters = session.details, _presenters(session)
    place = {slot: index for index, slot in enumerate(presenters)}
    issues = {person: bid.issue for person, bid in session.bids.items()}
    return replace(
        record,
        topic=details.get("topic", ""),
        goal=details.get("goal", ""),
        goal_met=details.get("goal_met", ""),
        place=details.get("place", ""),
        roles=tuple(session.roles.items()),
        presented=tuple(replace(slot, issue=issues.get(slot.person, "")) for slot in record.presented),
        questions=tuple(
            Asked(
                None if entry.slot is None else place.get(entry.slot),
                asked.asker,
                asked.text,
                asked.kind,
                asked.starred,
            )
            for entry, asked in questions(session)
            if asked.text or asked.kind
        ),
        words=_said(session, ("learning",)),
    )


def _with_bank(book: Book, session: Session) -> Book:
    """Let the questions that helped join the set's bank, each once."""
    known = {one_spelling(helpful.text) for helpful in book.bank.values()}
    for _, asked in questions(session):
        if asked.starred and asked.text and one_spelling(asked.text) not in known:
            known.add(one_spelling(asked.text))
            book = book.put("bank", book.next_id("bank"), Helpful(asked.text, asked.kind, session.number))
    return book


def _with_all(record: Record, session: Session, end: float) -> Record:
    """Add what the policy `all` keeps: every word that is left, interventions, check rounds, the timeline."""
    bids = (Said("bid", person, bid.issue) for person, bid in session.bids.items() if bid.issue)
    noted = (Said("note", note.person or NOBODY, note.text) for _, note in notes(session))
    words = (*record.words, *_said(session, _KEPT_WITH_ALL), *bids, *noted)
    return replace(
        record,
        words=words,
        timeline=tuple(_told_in_time(session, record.zone)),
        interventions=tuple(_interventions(session, end)),
        checks=tuple(Check(number, person, score) for (number, person), score in session.checks.items()),
    )


def _interventions(session: Session, end: float) -> Iterable[Held]:
    """Yield each intervention with its phase and length."""
    for intervention in session.interventions:
        stop = session.stop_of(intervention.stop)
        title = stop.phase.title if stop else intervention.stop
        yield Held(intervention.reason.value, title, whole(seconds_stopped(session, intervention, end)))


def _end(session: Session, t: float) -> float:
    """Return the set's seconds at which the session ended: when the timer last came to stand, else now."""
    ended = session.runs[-1].ended if session.runs else None
    return t if ended is None else ended


def _presenters(session: Session) -> dict[int, int]:
    """Return the presenters by the slot's id, in order, for slots in which a phase began."""
    begun = session.begun_slots()
    return {
        slot.id: slot.presenter for slot in session.slots if slot.id in begun and slot.presenter is not None
    }


def _waiting(session: Session) -> Iterable[int]:
    """Who asked for a slot, and who was given one, be it dropped or never begun; each once."""
    given = (slot.presenter for slot in session.slots if slot.presenter is not None)
    return dict.fromkeys((*session.bids, *session.dropped, *given))


def _presented(session: Session, slot: int, person: int, end: float) -> Presented:
    used = sum(elapsed(session, stop.key, end) for stop in session.agenda if stop.slot == slot)
    return Presented(person, seconds=whole(used))


def _told(book: Book, session: Session) -> tuple[Told, ...]:
    """What the progress round heard, and after it what was carried as its owner was not there."""
    heard = session.progress or any(
        (stop := session.stop_of(run.stop)) and stop.phase.records is Records.PROGRESS for run in session.runs
    )
    present = {person.id for person in session.present}
    away = [id for id, owner in session.due.items() if owner not in present and id not in session.progress]
    carried = (Told(id, book.actions[id].text, Status.OPEN) for id in away if heard and id in book.actions)
    answers = (
        Told(number, action.text, answer.outcome, learned_by(action, answer), answer.changed)
        for number, answer in session.progress.items()
        if (action := book.actions.get(number)) is not None
    )
    return (*answers, *carried)


def _said(session: Session, about: Iterable[WordsAbout]) -> tuple[Said, ...]:
    return tuple(
        Said(what, person.id, text)
        for what in about
        for person in session.people
        if (text := session.words.get((person.id, what)))
    )


def _told_in_time(session: Session, zone: str) -> Iterable[str]:
    """Yield a plain line for each time a phase began, was paused or went on, on the set's wall clock."""
    begun: set[str] = set()
    titles = {phase.stop: phase.title for phase in timeline(session, session.opened_t)}
    for run, following in zip(session.runs, (*session.runs[1:], None), strict=False):
        title = titles[run.stop]
        yield f"{_clock(session, run.began, zone)} {title} {'went on' if run.stop in begun else 'began'}"
        if run.ended is not None and (following is None or following.began > run.ended):
            yield f"{_clock(session, run.ended, zone)} {title} {'ended' if following is None else 'paused'}"
        begun.add(run.stop)


def _clock(session: Session, t: float, zone: str) -> str:
    return f"{local_time(moment(session, t), zone):%H:%M}"
