"""What is typed into a set's form, and what it means: pure, so that every complaint is tested without a screen."""

from collections.abc import Sequence
from datetime import date, datetime, time

from als_tui.domain.book import LEAST_QUORUM, Policy, Profile
from als_tui.domain.members.name_lists import Listed
from als_tui.domain.members.pasting import Pasted, read_people
from als_tui.domain.moves import cannot_meet, left_out
from als_tui.domain.moves.joining import wrong_words
from als_tui.domain.moves.setbook import MOST_MEMBERS, names_trouble, profile_trouble
from als_tui.domain.process.definition import Process
from als_tui.domain.session.when import (
    Meeting,
    missing,
    read_meeting,
    spell_meeting,
    zone_known,
)
from als_tui.domain.timing import minutes_understood, read_minutes
from als_tui.domain.words.counting import counted
from als_tui.domain.words.naming import called_alike, mistakable, name_taken
from als_tui.domain.words.text import NAME, clean, too_long
from als_tui.screens.set.joining_words import QUALITIES
from als_tui.screens.set.size_words import unusual
from als_tui.value import Value, replace


class SetWords(Value):
    """A set's form as it stands, each field as it was typed."""

    name: str = ""
    members: str = ""
    """As they were typed or pasted: a list, a line, a table."""
    process: str = ""
    """Id."""
    minutes: str = ""
    policy: str = Policy.QUESTIONS.value
    quorum: str = str(LEAST_QUORUM)
    zone: str = "UTC"
    when: str = ""


class SetDraft(Value):
    """What a form came to."""

    profile: Profile
    members: tuple[Listed, ...]


class SetReading(Value):
    """What a form means so far: a draft once nothing is wrong, and words for each field."""

    draft: SetDraft | None
    notes: dict[str, str]
    """What was understood, by field."""
    wrong: dict[str, str]
    """What cannot be kept, by field, in the order of the form."""
    short: frozenset[str] = frozenset()
    """Fields among them in which nothing is wrong but that they need more than stands there yet."""


def words_for_new(zone: str, processes: Sequence[Process]) -> SetWords:
    """The form of a new set, with the defaults that it states."""
    usual = next((process for process in processes if process.id == "half-day"), next(iter(processes), None))
    return SetWords(process=usual.id if usual else "", minutes=str(usual.minutes) if usual else "", zone=zone)


def words_of(profile: Profile) -> SetWords:
    """The form of a set that there is."""
    planned = profile.next_session
    return SetWords(
        name=profile.name,
        process=profile.process,
        minutes=str(profile.minutes),
        policy=profile.policy.value,
        quorum=str(profile.quorum),
        zone=profile.zone,
        when=f"{planned:%Y-%m-%d %H:%M}" if planned else "",
    )


def read_set(
    words: SetWords,
    today: date,
    before: Profile | None = None,
    members: int = 0,
    taken: Sequence[str] = (),
    now: datetime | None = None,
) -> SetReading:
    """What the form means; `before` is the profile it changes (of a set of so many members), None for a new set.

    `taken` are the names of other sets; `now` is the time there, if a time earlier today is to be refused.
    """
    pasted, lines = read_people(words.members), words.members.split("\n")
    names, in_one = pasted.names, sum(map(bool, map(str.strip, lines))) < len(pasted.names)
    count = members if before else len(names)
    meeting = read_meeting(words.when, today)
    wrong = {
        "name": _name_trouble(words.name, taken),
        "members": None if before else _members_trouble(pasted, in_one=in_one),
        "minutes": _minutes_trouble(words.minutes),
        "quorum": _quorum_trouble(words.quorum, count),
        "zone": None
        if zone_known(words.zone.strip())
        else "No zone is called that. Like Europe/London, or UTC.",
        "when": _when_trouble(
            words.when, meeting, now or datetime.combine(today, time.min), words.zone.strip(), before
        ),
    }
    notes = {
        "members": _members_note(pasted, in_one=in_one),
        "minutes": minutes_understood(words.minutes),
        "policy": Policy(words.policy).adds,
        "when": spell_meeting(meeting, today, words.zone.strip()),
    }
    faults = {field: why for field, why in wrong.items() if why}
    if faults:
        few = not before and len(names) < LEAST_QUORUM and names_trouble(names) is None
        short = {"name": not words.name.strip(), "members": few}
        return SetReading(None, notes, faults, frozenset(field for field, is_so in short.items() if is_so))
    profile = _profile(words, meeting.when, before or Profile("", "UTC", today))
    why = profile_trouble(profile)
    return SetReading(None if why else SetDraft(profile, pasted.people), notes, {"name": why} if why else {})


def member_names(text: str) -> tuple[str, ...]:
    """The names in what was typed or pasted as members."""
    return read_people(text).names


def _profile(words: SetWords, when: datetime | None, before: Profile) -> Profile:
    return replace(
        before,
        name=clean(words.name, NAME).strip(),
        zone=words.zone.strip(),
        policy=Policy(words.policy),
        quorum=int(words.quorum),
        process=words.process,
        minutes=read_minutes(words.minutes) or 0,
        next_session=when,
    )


def _name_trouble(name: str, taken: Sequence[str]) -> str | None:
    if not name.strip():
        return "A set needs a name."
    other = called_alike(name, taken)
    return name_taken(other) if other else too_long(name.strip(), NAME)


def _members_trouble(pasted: Pasted, *, in_one: bool) -> str | None:
    """Why these cannot be the members; `in_one` is true if a line holds several, who are named then."""
    names = pasted.names
    if len(names) > MOST_MEMBERS:
        return f"{len(names)} lines: a set has {MOST_MEMBERS} members at most."
    why = wrong_words(pasted.wrong) if pasted.wrong else names_trouble(names)
    if why is None and len(names) < LEAST_QUORUM:
        why = f"A set needs at least {LEAST_QUORUM} members: here {_stand(names, named=in_one)}. One name a line."
    return f"{why} ({pasted.left_words})" if why and pasted.left else why


def _members_note(pasted: Pasted, *, in_one: bool) -> str:
    """Who, if more than names was read, how many, who may be one person twice, and what was left out of a paste.

    While nobody is named, what to choose people by.
    """
    names = pasted.names
    near = ((name, mistakable(name, names[:at])) for at, name in enumerate(names))
    twice = next((f"{other} and {name}: two people?" for name, other in near if other), "")
    usual = unusual(len(names)) if len(names) >= LEAST_QUORUM else f": a set needs at least {LEAST_QUORUM}"
    count = f"{counted(len(names), 'member')}{usual}" if names else ""
    table = pasted.left or pasted.headings or in_one or any(person.mail for person in pasted.people)
    who = names if table or any("," in name for name in names) else ()
    return " · ".join(filter(None, (*who, count, twice, pasted.taken_words, pasted.left_words))) or QUALITIES


def _stand(names: Sequence[str], *, named: bool) -> str:
    who = f", {' and '.join(names)}" if named else ""
    return "is 1" if len(names) == 1 else f"are {len(names) or 'none'}{who}"


def _quorum_trouble(typed: str, members: int) -> str | None:
    if why := _number_trouble(typed, LEAST_QUORUM, 10**6, f"Quorum is never under {LEAST_QUORUM}."):
        return why
    if members >= LEAST_QUORUM and int(typed) > members:
        return f"The set has {counted(members, 'member')}: a quorum of {int(typed)} is never met."
    return None


def _minutes_trouble(typed: str) -> str | None:
    minutes = read_minutes(typed)
    if minutes is None:
        return "Minutes, please: 210, 3h, 1h30."
    return None if 10 <= minutes <= 24 * 60 else "A session has from 10 minutes to a day at hand."


def _number_trouble(typed: str, least: int, most: int, why: str) -> str | None:
    said = typed.strip()
    if not (said.isascii() and said.isdecimal()) or len(said) > 9:
        return "A whole number, please."
    return None if least <= int(said) <= most else why


def _when_trouble(
    typed: str, meeting: Meeting, now: datetime, zone: str, before: Profile | None
) -> str | None:
    if not typed.strip():
        return None
    if meeting.when is None:
        half = missing(meeting, now.date()) if meeting.day or meeting.why else ""
        half = f"{half[:1].upper()}{half[1:]}"
        return f"Not a date and a time yet. {half or 'Like: tue 9:30, 12 jan 14:00, 2027-01-12 09:30.'}"
    known = before.next_session if before else None
    if before is None or meeting.when != known:
        why = cannot_meet(meeting.when, now, zone)
    else:
        why = left_out(meeting.when, zone) if zone != before.zone else None
    return why.why if why else None
