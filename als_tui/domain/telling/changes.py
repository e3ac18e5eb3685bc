"""What a change to the set's book did, in a facilitator's words."""

from collections.abc import Sequence
from datetime import date

from als_tui.domain.book import (
    Action,
    Book,
    Charter,
    Document,
    Helpful,
    Member,
    Module,
    ModuleState,
    Profile,
    Record,
)
from als_tui.domain.days.calendar import spell_day, spell_when
from als_tui.domain.session.facts import Put
from als_tui.domain.words.counting import counted, together
from als_tui.domain.words.shortening import shortened
from als_tui.value import fields


def describe_change(put: Put, today: date) -> str:
    """What became of a document, on one short line; `today` is the day of the change, to count days from."""
    match put.after or put.before:
        case Profile() as profile:
            return _profile(put.before, profile, today)
        case Member() as member:
            return _member(put, member)
        case None:
            return "nothing"
        case document:
            return f"{_named(put, document)}: {_change(put)}"


def _named(put: Put, document: Charter | Action | Record | Helpful | Module) -> str:
    match document:
        case Charter():
            return f"charter, version {put.id}"
        case Action(owner_name=name):
            return f"{shortened(name)}'s action"
        case Record():
            return f"record of session {put.id}"
        case Helpful():
            return "question that helped"
        case Module():
            return f"module {put.id}"


def describe_modules(puts: Sequence[Put], today: date, book: Book) -> str:
    """What became of one module or of several, on one short line."""
    modules = {put.id: put.after for put in puts if isinstance(put.after, Module)}
    lead = puts[0]
    first, planned = modules.get(lead.id), [m for m in modules.values() if m.state.to_come]
    if first is None or not isinstance(lead.before, Module):
        last = max((module.when for module in modules.values()), default=None)
        many = counted(len(modules), "module")
        until = f" to {spell_day(last.date(), today)}" if last is not None and len(modules) > 1 else ""
        begin = f"{spell_day(first.when.date(), today)} {first.when:%H:%M}" if first else ""
        return f"{many} planned: {begin}{until}" if first else f"{many} changed"
    if len(modules) > 1 and first.state is ModuleState.PLANNED:
        off = f"; {len(modules) - len(planned)} cancelled" if len(planned) < len(modules) else ""
        return f"{counted(len(planned), 'module')} planned anew: from {spell_when(first.when, today)}{off}"
    with_it = f"; {len(modules) - 1} more by as much" if len(modules) > 1 else ""
    return f"module {lead.id} {_module_change(lead.before, first, today, book)}{with_it}"


def _module_change(before: Module, after: Module, today: date, book: Book) -> str:
    if after.state is ModuleState.CANCELLED:
        return f"cancelled: {shortened(after.why)}"
    if before.state is ModuleState.CANCELLED:
        return f"is to be held after all: {spell_when(after.when, today)}"
    if after.when != before.when:
        return f"moved to {spell_when(after.when, today)}"
    if changed := set(before.cannot) ^ set(after.cannot):
        names = together([shortened(book.members[id].name) for id in sorted(changed) if id in book.members])
        return f"without {names}" if changed & set(after.cannot) else f"with {names} after all"
    return "changed"


def _profile(before: Document | None, after: Profile, today: date) -> str:
    names = [field.name for field in fields(Profile)]
    changed = [name for name in names if getattr(before, name, None) != getattr(after, name)]
    if changed == ["next_session"]:
        return f"next session: {spell_when(after.next_session, today) if after.next_session else 'no date'}"
    if changed == ["asked"]:
        return f"asked for: {shortened(after.asked) if after.asked else 'taken out'}"
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


def _change(put: Put) -> str:
    if put.before is None:
        return "added"
    return "taken out" if put.after is None else "changed"
