"""Who is here: presence, guests, roles, the charter, a word each, and the lines about today."""

from als_tui.domain.book import active_members, current_charter, owed_actions
from als_tui.domain.moves import NO_WORDS, NOBODY, Facts, Refusal
from als_tui.domain.moves.bids import coming_slots
from als_tui.domain.moves.planned import planned_lines
from als_tui.domain.process.definition import Process, Records
from als_tui.domain.process.planning import MOST_SLOTS, slots_offered
from als_tui.domain.session.facts import (
    Attended,
    CharterAgreed,
    Detail,
    DetailSet,
    Fact,
    FloorGiven,
    GuestCame,
    Opened,
    Presence,
    RoleGiven,
    Seat,
    Slot,
    SlotsOrdered,
    WordGiven,
    WordsAbout,
)
from als_tui.domain.session.live import Live
from als_tui.domain.session.schedule import next_stop
from als_tui.domain.session.state import Person, Session
from als_tui.domain.timing import Stamp
from als_tui.domain.words.counting import listed
from als_tui.domain.words.naming import called_alike
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import LINE, NAME, clean, too_long
from als_tui.value import replace

MOST_LATE = 600
"""Minutes; more than this is a slip of the keys."""
LATE_BY = Refusal(f"Minutes late as a number from 0 to {MOST_LATE}, please: 12, for example.")
"""For what is no such number."""


def open_session(
    live: Live,
    now: Stamp,
    process: Process,
    minutes: int,
    slots: int | None = None,
    module: int | None = None,
) -> Facts | Refusal:
    """Open the set's next session by `process` with `minutes` at hand; as many slots as fit unless told.

    What was planned for the `module` that it is becomes today's lines, and who cannot come has sent apologies.
    """
    if live.session is not None:
        return Refusal(f"A session of this set is open already. {press('set.enter')} goes back to it.")
    people = active_members(live.book)
    if not people:
        return Refusal("This set has no members yet.")
    if minutes < 1:
        return Refusal("A session needs at least a minute.")
    planned = None if module is None else live.book.modules.get(module)
    if module is not None and (planned is None or not planned.state.to_come):
        return Refusal(f"Module {module} is not to come any more.")
    apologies = [id for id in people if planned is not None and id in planned.cannot]
    fit = slots_offered(process, len(people) - len(apologies), minutes) if slots is None else slots
    if fit > MOST_SLOTS:
        return Refusal(f"A session has at most {MOST_SLOTS} slots.")
    charter = current_charter(live.book)
    due = {id: action.owner for id, action in owed_actions(live.book).items()}
    return (
        Opened(
            number=live.book.next_id("sessions"),
            process=process,
            minutes=minutes,
            seats=tuple(Seat(id, member.name) for id, member in people.items()),
            slots=tuple(Slot(number + 1) for number in range(max(1, fit))),
            policy=live.book.profile.policy,
            quorum=live.book.profile.quorum,
            charter=charter[0] if charter else None,
            due=tuple(due.items()),
            module=module,
            evaluation=planned.evaluation if planned else "",
        ),
        *(planned_lines(planned, people) if planned else ()),
        *(Attended(id, Presence.APOLOGIES) for id in apologies),
    )


def attend(
    live: Live, now: Stamp, person: int, presence: Presence, late: int | None = None
) -> Facts | Refusal:
    """Say where a person is; who comes late without a figure is late by the clock.

    Whoever goes lets the floor go; an empty slot for which nobody would be left goes with them.
    """
    session = live.running
    who = session.person(person)
    if who is None:
        return NOBODY
    after = _attended(session, who, now, presence, late)
    if not 0 <= after.late <= MOST_LATE:
        return LATE_BY
    if (after.presence, after.late) == (who.presence, who.late):
        return Refusal(f"{who.name} is marked as {who.presence} already.")
    gone = not replace(who, presence=after.presence).present
    facts: list[Fact] = [after]
    if session.floor == person and gone:
        facts.append(FloorGiven(None))
    if gone and after.presence is not Presence.EXPECTED:
        facts += _one_slot_less(session, who)
    return tuple(facts)


def _one_slot_less(session: Session, who: Person) -> tuple[SlotsOrdered, ...]:
    """Take out the last coming empty slot if fewer people than empty slots would be left to present without `who`."""
    holding = {slot.presenter for slot in session.slots}
    others = [
        person
        for person in session.people
        if person.id not in holding | {who.id} and (person.present or person.presence is Presence.EXPECTED)
    ]
    empty = [slot for slot in coming_slots(session) if slot.presenter is None]
    counted = who.present or who.presence is Presence.EXPECTED
    if who.id in holding or not counted or len(empty) <= len(others) or len(session.slots) < 2:
        return ()
    return (SlotsOrdered(tuple(slot for slot in session.slots if slot != empty[-1])),)


def late_by(session: Session, now: Stamp) -> int:
    """Whole minutes since the first phase began (or the session was opened, before it did)."""
    start = session.runs[0].began if session.runs else session.opened_t
    return min(MOST_LATE, int((now.t - start) // 60))


def all_here(live: Live, now: Stamp) -> Facts | Refusal:
    """Mark everybody as here who is not marked yet."""
    expected = [p.id for p in live.running.people if p.presence is Presence.EXPECTED]
    if not expected:
        return Refusal("Everybody is marked already.")
    return tuple(Attended(id, Presence.HERE) for id in expected)


def add_guest(live: Live, now: Stamp, name: str) -> Facts | Refusal:
    """Add a guest for today, who is counted in time and turns, but not for the quorum."""
    session = live.running
    if why := too_long(name, NAME):
        return Refusal(why)
    ready = clean(name, NAME).strip()
    if not ready:
        return Refusal("A guest needs a name.")
    if called_alike(ready, (person.name for person in session.people)):
        return Refusal(f"{ready} is on the list already. Add an initial to tell them apart.")
    lowest = min((person.id for person in session.people), default=0)
    return (GuestCame(Seat(min(lowest, 0) - 1, ready)),)


def give_role(live: Live, now: Stamp, role: str, person: int | None) -> Facts | Refusal:
    """Give a role for today, or take it back; giving it again to the same person takes it back."""
    session = live.running
    if why := too_long(role, NAME):
        return Refusal(why)
    ready = clean(role, NAME).strip().casefold()
    if not ready:
        return Refusal("A role needs a word: timekeeper, note-taker, ...")
    if person is not None and session.person(person) is None:
        return NOBODY
    ready = called_alike(ready, session.roles) or ready
    holder = session.roles.get(ready)
    if person is None and holder is None:
        return Refusal(f"Nobody is {ready} today.")
    return (RoleGiven(ready, None if holder == person else person),)


def set_detail(live: Live, now: Stamp, detail: Detail, text: str) -> Facts | Refusal:
    """Set a line about today; an empty one takes it back."""
    if why := too_long(text, LINE):
        return Refusal(why)
    ready = clean(text, LINE).strip()
    if not ready and detail not in live.running.details:
        return NO_WORDS
    return (DetailSet(detail, ready),)


def agree(live: Live, now: Stamp, person: int | None = None) -> Facts | Refusal:
    """Let all who are present and were not asked yet agree to the charter; with `person`, turn that one's answer."""
    session = live.running
    if person is not None:
        return _turn_agreement(session.person(person))
    if not session.present:
        return Refusal("Nobody is marked as here yet.")
    asked = not_asked(session)
    if not asked:
        refused = listed(p.name for p in session.present if p.refused)
        outcome = (
            f"All present were asked; does not agree: {refused}." if refused else "All present have agreed."
        )
        return Refusal(f"{outcome} {press('roster.agree_one')} turns one person's word.")
    return (CharterAgreed(asked),)


def _turn_agreement(who: Person | None) -> Facts | Refusal:
    """Turn one person's answer to the charter: to a refusal, as all others agree together; a second time to a yes."""
    if who is None:
        return NOBODY
    if not who.present:
        return Refusal(
            f"{who.name} is not marked as here, and cannot agree. {press('roster.here')} marks them."
        )
    return (CharterAgreed((who.id,), who.refused),)


def not_asked(session: Session) -> tuple[int, ...]:
    """Who is present and has neither agreed to the charter nor refused to."""
    return tuple(person.id for person in session.present if not person.agreed and not person.refused)


def give_word(live: Live, now: Stamp, person: int, about: WordsAbout, text: str) -> Facts | Refusal:
    """Keep a few words of a person; empty takes them back, or says that the person passed."""
    session, ready = live.running, clean(text, LINE).strip()
    if session.person(person) is None:
        return NOBODY
    if why := too_long(text, LINE):
        return Refusal(why)
    if not ready and (person, about) not in session.words and (person, about) in session.passed:
        return Refusal(f"{session.name(person)} has passed already.")
    return (WordGiven(person, about, ready, passed=not ready),)


def unasked(session: Session, about: WordsAbout) -> list[int]:
    """Return, by seat, who is present and was not asked in a round of words yet: gave none, and did not pass."""
    asked = {person for person, of in (*session.words, *session.passed) if of == about}
    return [person.id for person in session.present if person.id not in asked]


def last_words_wait(session: Session) -> bool:
    """True if a check-out runs, which is the set's last phase but for the review, and somebody was not asked yet."""
    here = session.here
    if here is None or here.slot is not None or here.phase.records is Records.REVIEW:
        return False
    return next_stop(session) is None and bool(unasked(session, "check-out"))


def short_of_quorum(session: Session) -> int:
    """How many members are missing to the set's own number; 0 if it is met. Guests do not count."""
    members = sum(not person.guest for person in session.present)
    return max(0, session.quorum - members)


def _attended(session: Session, who: Person, now: Stamp, presence: Presence, late: int | None) -> Attended:
    """Return the attendance that marking `who` as `presence` makes; `late` is None if nobody gave minutes.

    Whoever is marked late twice, or leaves and comes back, stays as late as before.
    """
    if presence is Presence.LATE:
        by_clock = who.late if who.presence is Presence.LATE else late_by(session, now)
        return Attended(who.id, presence, by_clock if late is None else late)
    if presence is Presence.LEFT:
        return Attended(who.id, presence, who.late)
    if presence is Presence.HERE and who.presence is Presence.LEFT and who.late:
        return Attended(who.id, Presence.LATE, who.late)
    return Attended(who.id, presence)
