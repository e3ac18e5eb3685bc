"""What a change to the set's book did, in a facilitator's words."""

from datetime import date

from als_tui.domain.book import (
    Action,
    Book,
    Charter,
    Document,
    Helpful,
    Member,
    Module,
    Profile,
    Record,
    Status,
)
from als_tui.domain.days.calendar import spell_due, spell_when
from als_tui.domain.session.facts import Put
from als_tui.domain.words.shortening import shortened
from als_tui.value import fields, replace


def describe_change(put: Put, today: date, book: Book) -> str:
    """What became of a document, on one short line; `today` is the day of the change, `book` knows the names."""
    match put.after or put.before:
        case Profile() as profile:
            return _profile(put.before, profile, today)
        case Member() as member:
            return _member(put, member)
        case None:
            return "nothing"
        case Action() as action:
            return f"{shortened(book.whose(action))}'s action: {_action(put.before, put.after, today)}"
        case document:
            return f"{_named(put, document)}: {_change(put)}"


def _named(put: Put, document: Charter | Record | Helpful | Module) -> str:
    match document:
        case Charter():
            return f"charter, version {put.id}"
        case Record():
            return f"record of session {put.id}"
        case Helpful():
            return "question that helped"
        case Module():
            return f"module {put.id}"


def _profile(before: Document | None, after: Profile, today: date) -> str:
    names = [field.name for field in fields(Profile)]
    changed = [name for name in names if getattr(before, name, None) != getattr(after, name)]
    if changed == ["next_session"]:
        return f"next session: {spell_when(after.next_session, today) if after.next_session else 'no date'}"
    if changed == ["name"]:
        return f"the set is called {shortened(after.name)}"
    return "how the set meets was changed"


def _member(put: Put, member: Member) -> str:
    name = shortened(member.name)
    if put.after is None:
        return f"{name} is no member"
    if not isinstance(put.before, Member):
        return f"{name} is a member"
    if put.before.name != member.name:
        return f"{shortened(put.before.name)} is now {name}"
    return f"{name} left the set" if member.left else f"{name} is a member again"


def _action(before: Document | None, after: Document | None, today: date) -> str:
    if not isinstance(before, Action):
        return "added"
    if not isinstance(after, Action):
        return "taken out"
    told = after.between
    if told != before.between:
        if told is None:
            return "nothing is told of it"
        return f"told {'carried' if told.outcome is Status.OPEN else told.outcome.value}"
    if after == replace(before, due=after.due):
        return f"due {spell_due(after.due, today)}"
    return "put right" if after.status is before.status else "changed"


def _change(put: Put) -> str:
    if put.before is None:
        return "added"
    return "taken out" if put.after is None else "changed"
