"""The roster in words: who is here, quorum, charter, roles and details, as its page shows them."""

from collections.abc import Mapping

from rich.cells import cell_len

from als_tui.domain.book import current_charter
from als_tui.domain.moves.attendance import not_asked, short_of_quorum
from als_tui.domain.session.facts import Attended, Detail, Presence
from als_tui.domain.session.live import Live
from als_tui.domain.session.state import Person, Session
from als_tui.domain.timing import spell_minutes
from als_tui.domain.words.counting import counted, listed
from als_tui.domain.words.pressing import press
from als_tui.screens.common.choice import seat_key
from als_tui.screens.pages.words import dotted
from als_tui.signs import DONE, HERE, LATE, TO_COME
from als_tui.widgets.fitting import fit_name
from als_tui.widgets.values import Words

SIGNS: Mapping[Presence, tuple[str, str]] = {
    Presence.EXPECTED: ("·", "not marked"),
    Presence.HERE: (HERE, "here"),
    Presence.LATE: (LATE, "late"),
    Presence.ABSENT: ("×", "absent"),
    Presence.APOLOGIES: ("–", "apologies"),
    Presence.LEFT: ("←", "left"),
}
"""A sign and a word each."""
ROLES = {
    "f": "facilitator",
    "t": "timekeeper",
    "n": "note-taker",
    "d": "discussion lead",
    "p": "process observer",
}
"""Roles by the key that gives them."""
DETAILS: Mapping[str, tuple[Detail, str]] = {
    "t": ("topic", "Topic"),
    "g": ("goal", "Goal"),
    "p": ("place", "Place"),
    "f": ("facilitator", "Facilitator"),
}
"""Lines about today by the key that asks for them; this facilitator comes from outside the set."""


def unmarked(session: Session) -> bool:
    """True while the roster is not complete."""
    return any(person.presence is Presence.EXPECTED for person in session.people)


def charter_waits(session: Session) -> bool:
    """True while somebody present was not asked about the set's charter."""
    return session.charter is not None and bool(not_asked(session))


def just_late(live: Live) -> Person | None:
    """Who was marked late by the last step, if that is what it was."""
    facts = live.step(live.done[-1]).facts if live.done else ()
    marked = (fact.person for fact in facts if isinstance(fact, Attended) and fact.presence is Presence.LATE)
    return live.running.person(next(marked, 0))


def present(session: Session) -> str:
    """How many are here of how many, and what is with the others."""
    counts = {presence: sum(p.presence is presence for p in session.people) for presence in Presence}
    guests = sum(person.guest for person in session.present)
    among = [f"{counts[Presence.LATE]} late"] if counts[Presence.LATE] else []
    among += [counted(guests, "guest")] if guests else []
    words = f"Present: {len(session.present)} of {len(session.people)}"
    words += f" ({', '.join(among)})" if among else ""
    missing = (Presence.ABSENT, Presence.APOLOGIES, Presence.LEFT, Presence.EXPECTED)
    said = {why: SIGNS[why][1] for why in missing} | {Presence.APOLOGIES: "with apologies"}
    return dotted(words, *(f"{counts[why]} {said[why]}" for why in missing if counts[why]))


def quorum(session: Session) -> str:
    """Whether the set's own number is met."""
    members = sum(not person.guest for person in session.present)
    short = short_of_quorum(session)
    if short:
        return f"Quorum {session.quorum}: {members} here, {short} more needed"
    return f"Quorum met: {members} of at least {session.quorum}"


def charter(session: Session) -> str:
    """Who agreed to the charter, and which key does it."""
    if session.charter is None:
        return "Charter: this set has none yet; its own page writes one"
    reads_it, agree = f"{press('roster.charter')} reads it", press("roster.agree")
    agreed = sum(person.agreed for person in session.present)
    if not session.present:
        return f"Charter: {reads_it}, {agree} for all present"
    if agreed == len(session.present):
        return f"Charter agreed by all {agreed}"
    refused = sum(person.refused for person in session.present)
    words = f"Charter: {agreed} of {len(session.present)} agreed"
    if refused:
        words += f", {refused} {'does' if refused == 1 else 'do'} not"
    if not charter_waits(session):
        return f"{words}; {press('roster.agree_one')} turns one's word"
    reads = "" if refused else f"{reads_it}, "
    return f"{words}; {reads}{agree} for {'the others' if agreed or refused else 'all present'}"


def details(session: Session) -> str:
    """Today's lines, as far as they are given."""
    said = session.details
    return dotted(*(f"{label}: {said[detail]}" for detail, label in DETAILS.values() if detail in said))


def check_in_word(session: Session, person: Person) -> str:
    """What a person said at check-in."""
    return session.words.get((person.id, "check-in"), "")


def presence_words(person: Person) -> str:
    """Where a person is."""
    late = f" {spell_minutes(person.late)}" if person.presence is Presence.LATE and person.late else ""
    return f"{SIGNS[person.presence][1]}{late}"


def roles_of(session: Session, person: Person) -> str:
    """A person's roles for today, guest among them."""
    roles = [role for role, holder in session.roles.items() if holder == person.id]
    return ", ".join([*roles, "guest"] if person.guest else roles)


def rows(session: Session) -> dict[str, tuple[Words, ...]]:
    """Everybody by seat."""
    lines = {}
    for seat, person in enumerate(session.people):
        quiet = "$quiet" if not person.present and person.presence is not Presence.EXPECTED else ""
        sign, said = SIGNS[person.presence][0], _said(session, person)
        where, agreed = presence_words(person), _agreed(session, person)
        texts = (sign, seat_key(seat), person.name, where, agreed, said)
        lines[str(person.id)] = tuple(Words(text, quiet) for text in texts)
    return lines


def _agreed(session: Session, person: Person) -> str:
    """Whether a person agreed to the charter, does not, or waits to be asked."""
    if person.agreed or person.refused:
        return f"{DONE} agreed" if person.agreed else "does not"
    return f"{TO_COME} not yet" if session.charter is not None and person.present else "–"


def about(session: Session, person: Person, cells: int) -> str:
    """One person in full; a name that leaves no space in so many cells for where they are is cut."""
    where = f": {presence_words(person)}"
    return dotted(f"{fit_name(person.name, cells - cell_len(where))}{where}", _said(session, person))


def _said(session: Session, person: Person) -> str:
    word = check_in_word(session, person)
    passed = "passed" if (person.id, "check-in") in session.passed else ""
    return dotted(roles_of(session, person), f"“{word}”" if word else passed)


def charter_card(live: Live) -> tuple[str, str]:
    """Title and text of what is read aloud: the charter, and what of this session is kept."""
    session = live.running
    written = live.book.charter.get(session.charter or 0)
    number = session.charter
    if written is None and (newest := current_charter(live.book)):
        number, written = newest
    rules = [f"{place}. {rule}" for place, rule in enumerate(written.rules if written else (), 1)]
    kept = [
        "",
        "What is kept when this session is sealed:",
        session.policy.words,
        *([f"What is removed then: {session.policy.drops}"] if session.policy.drops else []),
        "Until then every word stands on this computer's disk; files exported from it stay.",
    ]
    refused = [person.name for person in session.present if person.refused]
    missing = [session.name(person) for person in not_asked(session)]
    asked = [f"Does not agree: {listed(refused)}"] if refused else []
    asked += [f"Not asked yet: {listed(missing)}"] if missing else []
    return f"The charter, version {number}" if written else "The charter", "\n".join(
        [*(rules or ["None is written yet."]), *kept, *([""] if asked else []), *asked]
    )


def person_of(session: Session, id: str) -> Person | None:
    """Who has this id, as it stands in a topic; None if nobody has."""
    return session.person(int(id)) if id.removeprefix("-").isdecimal() else None
