"""A member forgotten: name and words go out of the set's book, and no figure of anybody else changes.

In each record they become somebody without a name, under a number that means nothing outside it, so that nothing
links one session to another; what they promised stays counted, and says no more. Their own number goes to nobody.
"""

from collections.abc import Callable, Container

from als_tui.domain.book import NOBODY, PROFILE_ID, Action, Book, Record, ToldBetween
from als_tui.domain.sealing.name_hits import Hit, name_hits, without_hits
from als_tui.domain.words.naming import called_alike
from als_tui.domain.words.spelling import one_spelling
from als_tui.domain.words.whole import Sought, sought
from als_tui.value import Value, fields, replace

FORMER = "a former member"
"""In place of the name, where a line needs one."""
FORGOTTEN = "(forgotten)"
"""In place of words that a line of the register cannot do without."""


class Traces(Value):
    """What the set keeps of a member, counted."""

    sessions: int
    slots: int
    actions: int
    words: int
    """Questions that they asked, and what they said otherwise."""


def traces(book: Book, id: int) -> Traces:
    """What goes with a member."""
    records = book.sessions.values()
    return Traces(
        sessions=sum(any(seat.person == id for seat in record.attendance) for record in records),
        slots=sum(slot.person == id for record in records for slot in record.presented),
        actions=sum(action.owner == id for action in book.actions.values()),
        words=sum(said.person == id for record in records for said in record.words)
        + sum(asked.asker == id and bool(asked.text) for record in records for asked in record.questions),
    )


def names_of(book: Book, id: int) -> Sought:
    """Every name that the set knows a member by: today's, and those before it was put right.

    A guest who is called the same is taken for them, before they joined; another member is not.
    """
    every = [seat for record in book.sessions.values() for seat in record.attendance]
    member, others = book.members[id], [other.name for number, other in book.members.items() if number != id]
    names = (
        member.name,
        *(seat.name for seat in every if seat.person == id),
        *(action.owner_name for action in book.actions.values() if action.owner == id),
    )
    guests = (seat.name for seat in every if seat.guest and called_alike(seat.name, names) is None)
    known = sought(names, (*others, *guests))
    return replace(known, names=(*known.names, member.mail)) if member.mail else known


def hits_of(book: Book, id: int) -> tuple[Hit, ...]:
    """Where others speak of a member by name: what is left once their own words are gone."""
    return name_hits(_without_own(book, id), names_of(book, id))


def without_member(book: Book, id: int, blanked: Container[str] = ()) -> Book:
    """The book without a member; their name is blanked out of the texts of others with these keys, as `hits_of` has.

    The book as it is, for a number that is nobody's.
    """
    if id not in book.members:
        return book
    return without_hits(_without_own(book, id), names_of(book, id), blanked)


def _without_own(book: Book, id: int) -> Book:
    names = names_of(book, id)
    theirs = tuple(name for name in names.names if name in names.own)
    gone = {one_spelling(asked) for record in book.sessions.values() for asked in _asked(record, id)}
    actions = frozenset(number for number, action in book.actions.items() if action.owner == id)

    def called(text: str) -> str:
        return FORMER if text and called_alike(text, theirs) is not None else text

    for number, action in book.actions.items():
        after = _silent(action) if number in actions else replace(action, supporter=called(action.supporter))
        book = book.put("actions", number, after)
    for number, record in book.sessions.items():
        book = book.put("sessions", number, _without(record, id, actions, called))
    for number, module in book.modules.items():
        free = tuple(person for person in module.cannot if person != id)
        book = book.put(
            "modules", number, replace(module, cannot=free, facilitator=called(module.facilitator))
        )
    for number, helpful in book.bank.items():
        if one_spelling(helpful.text) in gone:
            book = book.put("bank", number, None)
    last = max(book.profile.last_member, id)
    return book.put("profile", PROFILE_ID, replace(book.profile, last_member=last)).put("members", id, None)


def _asked(record: Record, id: int) -> tuple[str, ...]:
    """The questions that they asked, and those that they were asked in a slot of theirs."""
    slots = _slots(record, id)
    return tuple(
        asked.text for asked in record.questions if asked.text and (asked.asker == id or asked.slot in slots)
    )


def _slots(record: Record, id: int) -> frozenset[int]:
    return frozenset(place for place, slot in enumerate(record.presented) if slot.person == id)


def _silent(action: Action) -> Action:
    """What a member promised, without whose it is and what it was; what became of it counts still."""
    return replace(
        action,
        owner=NOBODY,
        owner_name=FORMER,
        text=FORGOTTEN,
        cue="",
        supporter="",
        progress=tuple(
            replace(each, learned="", changed="", told=_wordless(each.told)) for each in action.progress
        ),
        between=_wordless(action.between),
    )


def _wordless(told: ToldBetween | None) -> ToldBetween | None:
    return replace(told, words="") if told is not None else None


def _without(record: Record, id: int, actions: frozenset[int], called: Callable[[str], str]) -> Record:
    """A record in which they are nobody's number, and without their words and what was asked of them."""
    slots, nobody = _slots(record, id), min((NOBODY, *(seat.person for seat in record.attendance))) - 1

    def of(person: int) -> int:
        return nobody if person == id else person

    def people(numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(map(of, numbers))

    return replace(
        _figures_of(record, of),
        attendance=tuple(
            replace(seat, person=nobody, name=FORMER) if seat.person == id else seat
            for seat in record.attendance
        ),
        presented=tuple(
            replace(slot, person=nobody, issue="") if slot.person == id else slot for slot in record.presented
        ),
        bids_lost=people(record.bids_lost),
        facilitator=called(record.facilitator),
        led_by=of(record.led_by),
        progress=tuple(
            replace(told, text=FORGOTTEN, learned="", changed="") if told.action in actions else told
            for told in record.progress
        ),
        agreed=people(record.agreed),
        refused=None if record.refused is None else people(record.refused),
        roles=tuple((role, of(person)) for role, person in record.roles),
        questions=tuple(
            replace(asked, asker=of(asked.asker), text="")
            if asked.asker == id or asked.slot in slots
            else asked
            for asked in record.questions
        ),
        words=tuple(said for said in record.words if said.person != id),
    )


def _figures_of(record: Record, of: Callable[[int], int]) -> Record:
    """The record with the figures of each person under the number that `of` gives them, whatever they count."""
    figures = {}
    for each in fields(Record):
        kept = getattr(record, each.name)
        if isinstance(kept, tuple) and all("person" in getattr(one, "__struct_fields__", ()) for one in kept):
            figures[each.name] = tuple(replace(one, person=of(one.person)) for one in kept)
    return replace(record, **figures)
