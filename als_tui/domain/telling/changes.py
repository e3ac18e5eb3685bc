"""What a change to the set's book did, in a facilitator's words."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from als_tui.domain.book import (
    PROFILE_ID,
    Action,
    Book,
    Charter,
    Document,
    Helpful,
    LogLine,
    Member,
    Module,
    ModuleState,
    Profile,
    Record,
    Status,
    active_members,
)
from als_tui.domain.days.calendar import spell_day, spell_due, spell_when
from als_tui.domain.programme.keeping import kept_words
from als_tui.domain.programme.outcomes import promised_beside
from als_tui.domain.session.facts import Put
from als_tui.domain.words.counting import counted, together
from als_tui.domain.words.shortening import shortened
from als_tui.value import fields, replace

_NAMED = 3
"""New members who are named one by one."""
_OF_A_MEMBER = {
    "mail": "mail",
    "role": "role",
    "goal": "own goal",
    "slots_before": "slots before als-tui",
    "sessions_before": "sessions before als-tui",
}


def describe_changes(puts: Sequence[Put], today: date, book: Book) -> str:
    """What one step did to documents: who joined together, or the first of them, from which the rest follows."""
    lead = puts[0]
    modules = [put for put in puts if put.table == "modules"]
    again = _asked_again(modules, book)
    if lead.table == "modules":
        return f"{describe_modules(modules, today, book)}{_date_replaced(puts, today)}{again}"
    if modules and lead.table == "profile":
        return f"{describe_change(lead, today, book)}{again}"
    if len(puts) == 1:
        return describe_change(lead, today, book)
    if all(put.table == "members" for put in puts):
        return _members(puts, today)
    actions = counted(sum(put.table == "actions" for put in puts), "action")
    from_paper = isinstance(lead.after or lead.before, Record)
    return f"{describe_change(lead, today, book)}{f', with {actions}' if from_paper else ''}"


def _members(puts: Sequence[Put], today: date) -> str:
    new = [put.after.name for put in puts if put.before is None and isinstance(put.after, Member)]
    changed = len(puts) - len(new)
    if not new:
        return f"{counted(changed, 'member')} changed"
    who = together(list(map(shortened, new))) if len(new) <= _NAMED else f"{len(new)} people"
    are = f"{who} {'is a member' if len(new) == 1 else 'are members'}"
    return f"{are}, {changed} changed" if changed else are


def describe_change(put: Put, today: date, book: Book) -> str:
    """What became of a document, on one short line; `today` is the day of the change, `book` knows the names."""
    match put.after or put.before:
        case Profile() as profile:
            return _profile(put.before, profile, today, book)
        case Member() as member:
            return _member(put, member)
        case Record() as record if isinstance(put.before, Record) and put.after is not None:
            return f"{_named(put, record)}{_record(put.before, record)}"
        case None:
            return "nothing"
        case Action() as action:
            return f"{shortened(book.whose(action))}'s action: {_action(put.before, put.after, today, book)}"
        case document:
            return f"{_named(put, document)}: {_change(put)}"


def _named(put: Put, document: Charter | Record | Helpful | Module | LogLine) -> str:
    match document:
        case Charter():
            return f"charter, version {put.id}"
        case Record(paper=paper):
            return f"session {put.id}, from paper" if paper else f"record of session {put.id}"
        case Helpful():
            return "question that helped"
        case Module():
            return f"module {put.id}"
        case LogLine():
            return f"logbook, session {put.id}"


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


def _asked_again(puts: Sequence[Put], book: Book) -> str:
    """Who could not come on a day from which a module was moved: of another day they were not asked."""
    moved = [
        (put.before, put.after)
        for put in puts
        if isinstance(put.before, Module) and isinstance(put.after, Module) and put.after.state.to_come
    ]
    return ask_again(
        [id for before, after in moved if after.when.date() != before.when.date() for id in before.cannot],
        book,
    )


def ask_again(people: Iterable[int], book: Book) -> str:
    """That these members are to be asked once more whether they can come; nothing if there are none."""
    names = [shortened(book.members[id].name) for id in sorted({*people}) if id in active_members(book)]
    return f"; ask {together(names)} again, who could not come" if names else ""


def _date_replaced(puts: Sequence[Put], today: date) -> str:
    """Which date the set had agreed without a module, and has no more, as a module's took its place."""
    stood = {put.before.when for put in puts if isinstance(put.before, Module)}
    for put in puts:
        if not isinstance(put.before, Profile) or not isinstance(put.after, Profile):
            continue
        when = put.before.next_session
        if when is not None and when != put.after.next_session and when not in stood:
            return f"; {spell_day(when.date(), today)} {when:%H:%M} was the next date"
    return ""


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
    if before.evaluation != after.evaluation:
        return f"is marked for {f'the {after.evaluation}' if after.evaluation else 'no'} evaluation"
    return "changed"


def _profile(before: Document | None, after: Profile, today: date, book: Book) -> str:
    names = [field.name for field in fields(Profile)]
    changed = [name for name in names if getattr(before, name, None) != getattr(after, name)]
    if changed == ["next_session"]:
        return f"next session: {spell_when(after.next_session, today) if after.next_session else 'no date'}"
    if changed == ["sheet_agreed"]:
        agreed = after.sheet_agreed is not None
        return f"{'' if agreed else 'taken back: '}the set agreed to a page for its organisation"
    if changed == ["asked"]:
        return f"asked for: {shortened(after.asked) if after.asked else 'taken out'}"
    if changed and {*changed} <= {"keep_until", "keep_days"}:
        words = kept_words(book.put("profile", PROFILE_ID, after))
        return f"the set is kept {words or 'until it is deleted'}"
    if "zone" in changed:
        return f"times are those of {after.zone} now; calendars that went out have those of before"
    return (
        f"the set is called {shortened(after.name)}"
        if changed == ["name"]
        else "how the set meets was changed"
    )


def _member(put: Put, member: Member) -> str:
    name, before = shortened(member.name), put.before
    if put.after is None:
        return f"{name} is no member"
    if not isinstance(before, Member):
        return f"{name} is a member"
    if before.left != member.left:
        return f"{name} left the set" if member.left else f"{name} is a member again"
    if before.name != member.name:
        return f"{shortened(before.name)} is now {name}"
    changed = [
        label for field, label in _OF_A_MEMBER.items() if getattr(before, field) != getattr(member, field)
    ]
    return f"{name}: {together(changed)} changed" if changed else f"{name}: changed"


def _action(before: Document | None, after: Document | None, today: date, book: Book) -> str:
    if not isinstance(before, Action):
        return "added"
    if not isinstance(after, Action):
        return "taken out"
    if after.between != before.between or after.status is not before.status:
        return _told(after)
    if after == replace(before, due=after.due):
        planned = book.profile.next_session
        due = spell_due(after.due, today, planned.date() if planned else None)
        beside = promised_beside(after, partial(spell_day, today=today))
        return f"{'due ' if after.due else ''}{due}{beside}"
    return "put right"


def _told(after: Action) -> str:
    """What is told of an action between two sessions, and that it closes it, if so."""
    if after.between is None:
        return "nothing is told of it" if after.status is Status.OPEN else "changed"
    outcome = after.between.outcome
    if after.status is not Status.OPEN:
        return f"closed: {after.status.value}"
    return f"told {'carried' if outcome is Status.OPEN else outcome.value}"


def _record(before: Record, after: Record) -> str:
    """What became of a record: a correction that was added, a learning that is shared, or no more."""
    if len(after.corrections) > len(before.corrections):
        return f" corrected: {shortened(after.corrections[-1].text)}"
    pairs = zip(before.words, after.words, strict=False)
    now = next((new.shared for old, new in pairs if old.shared is not new.shared), None)
    if now is None:
        return ": changed"
    return f": a learning is {'shared with the organisation' if now else 'kept in the set'}"


def _change(put: Put) -> str:
    if put.before is None:
        return "added"
    return "taken out" if put.after is None else "changed"
