"""What stands on paper of a session, as somebody types it in: people by seat or name, and an action a line."""

from collections.abc import Sequence
from datetime import date

from als_tui.domain.capture.line import Reading, read_line
from als_tui.domain.days.words import narrow
from als_tui.domain.session.facts import Presence
from als_tui.domain.timing import read_minutes
from als_tui.domain.words.counting import together
from als_tui.domain.words.naming import Named, at_seat, people_called
from als_tui.domain.words.spelling import one_spelling
from als_tui.late import late
from als_tui.value import Value, replace

_ALL = ("all", "everybody", "everyone")
_BUT = late(
    r"(?:(?:all|everybody|everyone)\s+(?:but|except|without)\s+|(?:not|without)\s+|-\s*)(?P<rest>.+)", 2
)
"""All but these; letters of either case."""
_LISTS = late(r"\s*(?:[,;\n]|\s(?:and|&|und|et)\s)\s*")
_SEATS = late(r"\d(?:[\s–-]*\d)*")
_ROW = late(r"(\d)\s*[–-]\s*(\d)")
"""From seat to seat."""
_ALONG = "1234567890"
"""The keys of seats, as they sit."""
_STATE = late(r"\b(sorry|apolog(?:ies|ised|ized)|absent|late|left)\b(?:\s+early)?\s*:?", 2)
_STATES = {
    "sorr": Presence.APOLOGIES,
    "apol": Presence.APOLOGIES,
    "abse": Presence.ABSENT,
    "late": Presence.LATE,
    "left": Presence.LEFT,
}
"""What is said of people, by the first four letters of its words; letters of either case."""
_BETWEEN = " \t\n,;"
_BY = late(r"\s+by\s+(.*)", 2)
_OWNED = late(r"\s*(?:!\s*)?(?P<who>[^:]{1,80}?)\s*:\s+(?P<what>\S.*)")


class PeopleMeant(Value):
    """The people that words mean, in their order."""

    people: tuple[int, ...] = ()
    why: str = ""
    """What was not understood; empty if all was."""


def people_meant(words: str, seats: Sequence[Named], people: Sequence[Named]) -> PeopleMeant:
    """Return who is meant by keys of seats (`1 2 4`, `124`, `1-4`) or short names (`ana, ben`).

    `all` and `all but ela` are understood, too, and no words mean nobody. `people` are those who sit there, and others
    who can be named.
    """
    said = narrow(words).strip()
    everybody = tuple(person.id for person in seats)
    if one_spelling(said) in _ALL:
        return PeopleMeant(everybody)
    if but := _BUT.fullmatch(said):
        others = people_meant(but["rest"], seats, people)
        return PeopleMeant(tuple(id for id in everybody if id not in others.people), others.why)
    found: list[int] = []
    for piece in filter(None, _LISTS.split(said)):
        ids, why = _of_piece(piece, seats, people)
        if why:
            return PeopleMeant(tuple(found), why)
        for id in ids:
            if id in found:
                return PeopleMeant(tuple(found), f"{_name(id, people)} stands there twice")
            found.append(id)
    return PeopleMeant(tuple(found))


class NotAsUsual(Value):
    """Somebody of whom more is to be said than that they were there or not."""

    person: int
    presence: Presence
    late: int = 0
    """Minutes, as far as they were said."""

    @property
    def came(self) -> bool:
        """True if they were there all the same."""
        return self.presence in (Presence.LATE, Presence.LEFT)


class StatesMeant(Value):
    """What words say of people besides who was there."""

    people: tuple[NotAsUsual, ...] = ()
    why: str = ""
    """What was not understood; empty if all was."""


def states_meant(words: str, seats: Sequence[Named], people: Sequence[Named]) -> StatesMeant:
    """Return who sent apologies, and behind the word for it who was absent, late or left early: `5, late 2 by 10`."""
    first, *others = _STATE.split(narrow(words).strip())
    pairs = [
        *([("sorry", first)] if first.strip(_BETWEEN) else []),
        *zip(others[::2], others[1::2], strict=True),
    ]
    found: list[NotAsUsual] = []
    for word, text in pairs:
        presence, said = _STATES[one_spelling(word)[:4]], text.strip(_BETWEEN)
        late = _BY.search(said) if presence is Presence.LATE else None
        minutes = (read_minutes(late[1]) or 0) if late else 0
        meant = people_meant(said[: late.start()] if late else said, seats, people)
        why = meant.why or ("" if meant.people else f"who was {word}?")
        if why or (late and not minutes):
            return StatesMeant(tuple(found), why or "by how many minutes?")
        twice = next((one.person for one in found if one.person in meant.people), None)
        if twice is not None:
            return StatesMeant(tuple(found), f"{_name(twice, people)} stands there twice")
        found += [NotAsUsual(person, presence, minutes) for person in meant.people]
    return StatesMeant(tuple(found))


def action_meant(line: str, seats: Sequence[Named], people: Sequence[Named], day: date) -> Reading:
    """Return a line read as an action: `name: what by when`, or as the capture line has it; days count from `day`.

    What is wrong with it is among its problems, first of all if nobody knows whose it is.
    """
    owned = _OWNED.fullmatch(line)
    ids, why = _of_piece(owned["who"], seats, people) if owned else ((), "")
    if owned and len(ids) == 1:
        reading = read_line(owned["what"], default="action", people=people, today=day)
        return replace(reading, person=ids[0])
    reading = read_line(line, default="action", people=people, today=day)
    if reading.person is None:
        whose = why or "whose? a name and a colon first"
        return replace(reading, problems=(whose, *reading.problems))
    return reading


def _of_piece(piece: str, seats: Sequence[Named], people: Sequence[Named]) -> tuple[tuple[int, ...], str]:
    """Who is meant by a piece between commas, and what is wrong with it: seats, one name, or several first names."""
    if _SEATS.fullmatch(piece):
        figures = _ROW.sub(lambda row: _from_to(row[1], row[2]), piece)
        found = [(figure, at_seat(figure, seats)) for figure in figures if figure.isdecimal()]
        none = next((figure for figure, person in found if person is None), "")
        ids = tuple(person.id for _, person in found if person is not None)
        return ids, f"there is no seat {int(none) or 10}" if none else ""
    meant = people_called(piece, people)
    if len(meant) == 1:
        return (meant[0].id,), ""
    words = piece.split()
    if not meant and len(words) > 1:
        parts = [_of_piece(word, seats, people) for word in words]
        return tuple(id for ids, _ in parts for id in ids), next((why for _, why in parts if why), "")
    if not meant:
        return (), f"nobody is called {piece}"
    return (), f"{together([person.name for person in meant])}: which one?"


def _from_to(first: str, last: str) -> str:
    """The keys of the seats from one to another; of those the wrong way round only the two."""
    return _ALONG[_ALONG.index(first) : _ALONG.index(last) + 1] or f"{first} {last}"


def _name(id: int, people: Sequence[Named]) -> str:
    return next(person.name for person in people if person.id == id)
