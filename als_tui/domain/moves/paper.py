"""A session that was held without als-tui is entered from paper: its record and its actions, in one step."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from als_tui.domain.book import Attendance, Book, Policy, Presented, Profile, Record, active_members, day_of
from als_tui.domain.capture.actions import registered
from als_tui.domain.capture.paper import NotAsUsual
from als_tui.domain.coming import as_held, to_come
from als_tui.domain.moves import Facts, Refusal, left_out
from als_tui.domain.moves.programme import kept
from als_tui.domain.session.facts import Commitment, Presence, Put
from als_tui.domain.session.held import STILL_TO_COME
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp, local_time
from als_tui.domain.words.text import LINE, clean, too_long
from als_tui.value import Value, replace

_MOST_MINUTES = 24 * 60
NO_ACTIONS = "The set's record policy keeps no actions: it keeps no words, only who met."


class PaperSession(Value):
    """What stands on paper of a session."""

    began: datetime
    """By the clock of the place (naive)."""
    minutes: int
    process: str
    """Id of the process that the set used."""
    process_title: str
    came: tuple[int, ...]
    presented: tuple[int, ...] = ()
    """In their order."""
    actions: tuple[Commitment, ...] = ()
    others: tuple[NotAsUsual, ...] = ()
    """Of whom more is known: apologies, absent, late, left early."""


def enter_session(live: Live, now: Stamp, paper: PaperSession) -> Facts | Refusal:
    """Keep a session from paper under the next free number, as the set's record policy allows.

    Numbers follow the order in which sessions are entered, so that no record and no action that names one is changed.
    """
    ready = replace(
        paper,
        actions=tuple(
            replace(each, text=clean(each.text, len(each.text) + 1).strip()) for each in paper.actions
        ),
    )
    if why := paper_trouble(live, now, ready):
        return Refusal(why)
    book, number = live.book, next_number(live)
    first = book.next_id("actions")
    ids = tuple(range(first, first + len(ready.actions)))
    actions = (
        Put("actions", id, None, registered(each, book.members[each.owner].name, number))
        for id, each in zip(ids, ready.actions, strict=True)
    )
    record = _record(live, ready, number, ids)
    return (Put("sessions", number, None, record), *actions, *_module_held(live, now, record))


def _module_held(live: Live, now: Stamp, record: Record) -> Facts:
    """The module that was still to come on that day, if there is one: it was this session."""
    day = local_time(record.began, record.zone).date()
    on_it = next((number for number, module in to_come(live.book).items() if module.when.date() == day), None)
    if on_it is None:
        return ()
    return kept(live, now, {on_it: as_held(live.book.modules[on_it], record.number, record.policy)})


def next_number(live: Live) -> int:
    """The first number that no session has, the open one included."""
    taken = live.session.number if live.session is not None else 0
    return max(live.book.next_id("sessions"), taken + 1)


def paper_trouble(live: Live, now: Stamp, paper: PaperSession) -> str | None:
    """Why this cannot be kept, in words; None if it can."""
    book = live.book
    if (why := left_out(paper.began, book.profile.zone)) or _utc(paper.began, book.profile) > now.at:
        return why.why if why else STILL_TO_COME
    if not 1 <= paper.minutes <= _MOST_MINUTES:
        return "A session has from one minute to a day."
    return _people_trouble(book, paper) or _actions_trouble(book.profile.policy, paper.actions)


def _people_trouble(book: Book, paper: PaperSession) -> str | None:
    if not paper.came:
        return "Who was there?"
    others = (one.person for one in paper.others)
    people = (*paper.came, *paper.presented, *others, *(action.owner for action in paper.actions))
    if any(person not in book.members for person in people):
        return "This set has no such member."
    if any(person not in paper.came for person in paper.presented):
        return "Who presented was there, too."
    if any((one.person in paper.came) != one.came for one in paper.others):
        return "Nobody was there and away at once."
    return None


def _actions_trouble(policy: Policy, actions: Sequence[Commitment]) -> str | None:
    if actions and not policy.keeps(Policy.ACTIONS):
        return NO_ACTIONS
    if not all(action.text for action in actions):
        return "An action says what is to be done."
    return next((why for action in actions if (why := too_long(action.text, LINE))), None)


def _record(live: Live, paper: PaperSession, number: int, actions: tuple[int, ...]) -> Record:
    profile = live.book.profile
    began = _utc(paper.began, profile)
    return Record(
        number=number,
        began=began,
        ended=began + timedelta(minutes=paper.minutes),
        zone=profile.zone,
        process=paper.process,
        process_title=paper.process_title,
        policy=profile.policy,
        minutes_planned=paper.minutes,
        minutes_actual=paper.minutes,
        attendance=_attendance(live, paper),
        presented=tuple(map(Presented, paper.presented)),
        bids_lost=(),
        phases=(),
        paper=True,
        actions=actions,
    )


def _attendance(live: Live, paper: PaperSession) -> tuple[Attendance, ...]:
    """Who came, and of those who are members now who did not; of others nobody knows whether they were members."""
    told = {one.person: one for one in paper.others}
    seats = []
    for person in dict.fromkeys((*active_members(live.book), *paper.came, *told)):
        usual = NotAsUsual(person, Presence.HERE if person in paper.came else Presence.ABSENT)
        one = told.get(person, usual)
        seats.append(Attendance(person, live.book.members[person].name, one.presence.value, one.late))
    return tuple(seats)


def _utc(local: datetime, profile: Profile) -> datetime:
    return local.replace(tzinfo=ZoneInfo(profile.zone)).astimezone(UTC)


def held_on(live: Live, day: date) -> tuple[int, ...]:
    """Numbers of the sessions that began on that day where the set met."""
    return tuple(number for number, record in live.book.sessions.items() if day_of(record) == day)
