"""What is typed of a session from paper, and what it means: pure, so that each complaint is tested without a screen."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from als_tui.domain.book import Policy, active_members
from als_tui.domain.capture.line import read_back
from als_tui.domain.capture.paper import PeopleMeant, StatesMeant, action_meant, people_meant, states_meant
from als_tui.domain.days.calendar import spell_when
from als_tui.domain.moves.paper import NO_ACTIONS, PaperSession, held_on, next_number, paper_trouble
from als_tui.domain.session.facts import Commitment, Presence
from als_tui.domain.session.held import STILL_TO_COME, began, read_held
from als_tui.domain.session.live import Live, today_of
from als_tui.domain.session.state import Person
from als_tui.domain.session.when import Meeting, missing, usual_time
from als_tui.domain.timing import TWICE, Stamp, comes_twice, minutes_understood, read_minutes
from als_tui.domain.words.counting import listed
from als_tui.domain.words.text import LINE, too_long
from als_tui.value import Value

_MOST_MINUTES = 24 * 60
_WORDS = {
    Presence.APOLOGIES: "apologies",
    Presence.ABSENT: "absent",
    Presence.LATE: "late",
    Presence.LEFT: "left early",
}


class PaperWords(Value):
    """The form as it stands, each field as it was typed."""

    when: str = ""
    came: str = ""
    others: str = ""
    """Who sent apologies, and who was late, absent or left early."""
    presented: str = ""
    actions: str = ""
    """One a line."""
    minutes: str = ""


class PaperReading(Value):
    """What the form means so far: a session once nothing is wrong, and words for each field."""

    session: PaperSession | None
    notes: dict[str, str]
    """What was understood, by field."""
    wrong: dict[str, str]
    """What cannot be kept, by field, in the order of the form."""


class People(Value):
    """Who can be named in the form."""

    seats: tuple[Person, ...]
    everybody: tuple[Person, ...]
    """Those who sit there, and who left the set since."""

    def names(self, ids: Iterable[int]) -> str:
        """What they are called, one after the other."""
        called = {person.id: person.name for person in self.everybody}
        return listed(called[id] for id in ids)


def people_of(live: Live) -> People:
    """Members by their seats, and those who left, by name alone."""
    active = active_members(live.book)
    seats = tuple(Person(id, member.name) for id, member in active.items())
    left = (Person(id, member.name) for id, member in live.book.members.items() if id not in active)
    return People(seats, (*seats, *left))


def read_paper(words: PaperWords, live: Live, now: Stamp, process: str) -> PaperReading:
    """What the form means; `process` is the title of the one that the set usually runs."""
    book, today, people = live.book, today_of(live, now), people_of(live)
    meeting = read_held(words.when, today)
    begins = began(meeting, usual_time(book))
    others = states_meant(words.others, people.seats, people.everybody)
    came = _who_came(words.came, others, people)
    presented = people_meant(words.presented, people.seats, people.everybody)
    actions, told, problem = _actions(words.actions, people, begins.date() if begins else today, today)
    minutes = read_minutes(words.minutes)
    wrong = {
        "when": _when_trouble(words.when, meeting, begins, today),
        "came": _capital(came.why) or ("" if came.people else "Who was there?"),
        "others": _capital(others.why) or _there_and_away(others, came, people),
        "presented": _capital(presented.why) or _absent(presented, came, people),
        "actions": problem
        or (NO_ACTIONS if actions and not book.profile.policy.keeps(Policy.ACTIONS) else ""),
        "minutes": _minutes_trouble(minutes),
    }
    notes = {
        "when": _when_note(live, begins, today),
        "came": f"{len(came.people)}: {people.names(came.people)}",
        "others": _others_note(others, people),
        "presented": people.names(presented.people) or "nobody presented",
        "actions": " / ".join(told),
        "minutes": minutes_understood(words.minutes),
    }
    faults = {field: why for field, why in wrong.items() if why}
    if faults or begins is None or minutes is None:
        return PaperReading(None, notes, faults)
    usual = book.profile.process
    session = PaperSession(
        begins, minutes, usual, process, came.people, presented.people, actions, others.people
    )
    why = paper_trouble(live, now, session)
    return PaperReading(None if why else session, notes, {"when": why} if why else {})


def _who_came(typed: str, others: StatesMeant, people: People) -> PeopleMeant:
    """Who was there; if nothing is typed, all but those of whom it is said that they were not."""
    if typed.strip():
        return people_meant(typed, people.seats, people.everybody)
    away = [one.person for one in others.people if not one.came]
    late = (one.person for one in others.people if one.came)
    seated = (person.id for person in people.seats if person.id not in away)
    return PeopleMeant(tuple(dict.fromkeys((*seated, *late))))


def _there_and_away(others: StatesMeant, came: PeopleMeant, people: People) -> str:
    for one in others.people if came.people and not came.why else ():
        if one.came != (one.person in came.people):
            there = "was there" if one.person in came.people else "was not there"
            return f"{people.names([one.person])} {there}, as it stands above."
    return ""


def _others_note(others: StatesMeant, people: People) -> str:
    """Each state with who was in it."""
    told = []
    for presence, word in _WORDS.items():
        names = [
            people.names([one.person]) + (f" by {one.late} min" if one.late else "")
            for one in others.people
            if one.presence is presence
        ]
        told += [f"{word}: {', '.join(names)}"] if names else []
    return " · ".join(told)


def _actions(
    text: str, people: People, day: date, today: date
) -> tuple[tuple[Commitment, ...], list[str], str]:
    """The actions, each as it was understood, and what is wrong with the first that is no action yet.

    Their days count from `day`, and are read back from `today`.
    """
    made: list[Commitment] = []
    told: list[str] = []
    names = {person.id: person.name for person in people.everybody}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        read = action_meant(line, people.seats, people.everybody, day)
        if read.person is None or read.kind != "action" or not read.text.strip() or too_long(line, LINE):
            why = too_long(line, LINE) or next(iter(read.problems), "what is to be done?")
            return (), told, f"Line {number}: {why}"
        supporter = names.get(read.supporter, "") if read.supporter is not None else ""
        made.append(
            Commitment(read.person, read.text.strip(), read.due, read.cue, read.confidence, supporter)
        )
        parts = read_back(read, people=people.everybody, today=today, next_session=None)
        told.append(" · ".join(words for role, words in parts if role not in ("kind", "over")))
    return tuple(made), told, ""


def _when_trouble(typed: str, meeting: Meeting, begins: datetime | None, today: date) -> str:
    if begins is not None:
        return ""
    if meeting.why == STILL_TO_COME:
        return meeting.why
    return _capital(missing(meeting, today)) if typed.strip() else "When was it? 3 nov, tue, 2026-11-03 9:30"


def _when_note(live: Live, begins: datetime | None, today: date) -> str:
    """The day in full, and the number that it gets, with what that means if others were held after it."""
    if begins is None:
        return ""
    number, same = next_number(live), held_on(live, begins.date())
    numbered = f"it becomes session {number}"
    if any(record.began.date() > begins.date() for record in live.book.sessions.values()):
        numbered += ", as numbers follow the order of entering; lists go by date"
    twice = f"session {same[0]} was held that day, too" if same else ""
    hour = TWICE if comes_twice(begins, live.book.profile.zone) else ""
    return " · ".join(filter(None, (spell_when(begins, today), numbered, twice, hour)))


def _absent(presented: PeopleMeant, came: PeopleMeant, people: People) -> str:
    others = [person for person in presented.people if person not in came.people] if came.people else []
    return f"{people.names(others)}: who presented was there, too." if others else ""


def _minutes_trouble(minutes: int | None) -> str:
    known = minutes is not None and 1 <= minutes <= _MOST_MINUTES
    return "" if known else "Minutes from 1 to a day, please: 210, 3h, 1h30."


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def seats_hint(people: Sequence[Person]) -> str:
    """Who sits at which key, for the line below the form."""
    keys = "1234567890"
    return " ".join(f"{key} {person.name}" for key, person in zip(keys, people, strict=False))
