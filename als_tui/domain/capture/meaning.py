"""What a line without signs means, and how a half-typed one keeps that meaning while phases and speakers change."""

import re
from collections.abc import Sequence
from datetime import date

from als_tui.domain.asking.questioning import ends_asking
from als_tui.domain.capture.handles import handle
from als_tui.domain.capture.line import FIRST_SIGNS, Kind, Reading, read_line
from als_tui.domain.process.definition import Records
from als_tui.domain.session.state import Session
from als_tui.domain.words.naming import Named
from als_tui.domain.words.text import LINE
from als_tui.late import late
from als_tui.value import Value, replace

_SIGNS: dict[Kind, str] = {kind: sign for sign, kind in FIRST_SIGNS.items()}
_PINNED = late(rf"[{re.escape(''.join(FIRST_SIGNS))}] (?:@\S+ )?")

_ANY_DAY = date(2000, 1, 1)
"""Signs and names are the same on every day."""


class Meaning(Value):
    """What a line becomes if it does not say so itself."""

    kind: Kind
    stop: str | None = None
    """Key of the phase in which the line means this."""
    asker: int | None = None
    """Who asks: whoever has the floor, unless that is the presenter."""
    presenter: int | None = None
    """Who presents, and so owns an action that names nobody."""
    learner: int | None = None
    """Who learned something: whoever has the floor, else the presenter."""
    asks: bool = False
    """True if the set asks and no asker has the floor: then a line that ends in a question mark is a question."""

    def kind_of(self, line: str) -> Kind:
        """The kind of a line without a sign."""
        asked = self.asks and len(line) <= LINE and ends_asking(line)
        return "question" if asked else self.kind

    def person(self, kind: Kind) -> int | None:
        """The person to whom a line of this kind belongs if it names nobody; None for nobody."""
        return {"question": self.asker, "action": self.presenter, "learning": self.learner}.get(kind)


def meaning_of(session: Session) -> Meaning:
    """What a line means now: a question of whoever has the floor, an action of the presenter, else a note."""
    here, presenter = session.here, session.presenter
    records = here.phase.records if here else None
    asker = session.floor if session.floor != presenter else None
    kind: Kind = "note"
    if records is Records.ACTIONS:
        kind = "action"
    elif records is Records.QUESTIONS and asker is not None:
        kind = "question"
    learner = session.floor if session.floor is not None else presenter
    asks = records is Records.QUESTIONS and asker is None
    return Meaning(kind, session.stop, asker, presenter, learner, asks)


def still_meant(before: Meaning, now: Meaning) -> Meaning:
    """Return what half-typed words mean now: what they meant when they were begun, which is `before`.

    Only if they had no asker then, and somebody got the floor since in the same phase, do they mean what `now` says.
    """
    named = before.stop == now.stop and before.asker is None and now.asker is not None
    return now if named else before


def understood(line: str, meaning: Meaning, people: Sequence[Named], today: date) -> Reading:
    """Read a line; if it names nobody, the person is the one that its meaning names."""
    reading = read_line(line, default=meaning.kind_of(line), people=people, today=today)
    if reading.person is not None:
        return reading
    person = meaning.person(reading.kind)
    if person is None and reading.kind in ("action", "learning"):
        return replace(reading, problems=(*reading.problems, "whose? @name"))
    return replace(reading, person=person)


def pinned(line: str, meaning: Meaning, people: Sequence[Named]) -> str:
    """Return the line with sign and person written out, so that it means the same in any phase."""
    plain = read_line(line, default="note", people=people, today=_ANY_DAY)
    signed = plain.kind != "note" or read_line(line, default="action", people=people, today=_ANY_DAY) == plain
    kind = plain.kind if signed else meaning.kind_of(line)
    words = line.strip()[1:].lstrip() if signed else line.strip()
    person = next((other for other in people if other.id == meaning.person(kind)), None)
    named = read_line(f"{_SIGNS[kind]} {words}", default=kind, people=people, today=_ANY_DAY).person
    who = f"@{handle(person, people)} " if person is not None and named is None else ""
    return f"{_SIGNS[kind]} {who}{words}" if words else line


def unpinned(line: str, meaning: Meaning, people: Sequence[Named]) -> str:
    """Return the line without what `pinned` wrote out, if it means the same then; else as it is."""
    written_out = _PINNED.match(line)
    rest = line[written_out.end() :] if written_out else line
    return rest if written_out and pinned(rest, meaning, people) == line else line
