"""Actions, members, one member, the programme and its history, one fact a line, from what the set's book holds."""

from collections.abc import Iterator
from datetime import date

from als_tui.domain.book import Action, Book, Module, Status, ToldBetween, day_of, in_order
from als_tui.domain.coming import by_day, date_beyond
from als_tui.domain.programme import sentences
from als_tui.domain.programme.belonging import member_since
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.outcomes import (
    STILL_ASKED,
    is_overdue,
    outcome_word,
    promised_beside,
    promises,
    times_carried,
)
from als_tui.domain.programme.person import about_member
from als_tui.domain.programme.wording import SPOKEN
from als_tui.domain.words.counting import counted, listed
from als_tui.exports.fact_lines import Datum, FactLine, day, day_value


def action_lines(book: Book, today: date) -> Iterator[FactLine]:
    """How many were told, then each that is open, the first due first."""
    every = promises(book, book.actions.values(), today)
    words = f"actions: {sentences.told_words(every)}; {sentences.open_words(every)}"
    yield FactLine(
        book.profile.name,
        "actions",
        words,
        {"made": every.made, "told": every.told, "told_between": every.between, "open": every.open},
    )
    still = {id: action for id, action in book.actions.items() if action.status is Status.OPEN}
    for id, action in sorted(still.items(), key=lambda entry: (_due(entry[1]), entry[0])):
        yield _open(book, id, action, today)


def register_lines(book: Book, today: date) -> Iterator[FactLine]:
    """What is open, as `action_lines` tells it, then each action that was answered for, by session."""
    yield from action_lines(book, today)
    for id, action in book.actions.items():
        if action.status is not Status.OPEN:
            yield _closed(book, id, action)


def member_lines(book: Book, today: date) -> Iterator[FactLine]:
    """Each member by seat, those who left included."""
    for id, member in book.members.items():
        left, since = f"left {day(member.left)}" if member.left else "", member_since(book, id)
        values: dict[str, Datum] = {
            "number": id,
            "joined": since.isoformat(),
            "left": member.left.isoformat() if member.left else None,
            "role": member.role,
            "mail": member.mail,
            "goal": member.goal,
        }
        words = SPOKEN.joined((f"joined {day(since)}", left, member.role, member.mail))
        yield FactLine(member.name, "member", words, values)
        if member.goal:
            yield FactLine(member.name, "goal", f"wants to learn: {member.goal}", {"goal": member.goal})


def person_lines(book: Book, id: int, today: date) -> Iterator[FactLine]:
    """What the set keeps of one member; nobody else's name and no word of others is in it."""
    name = book.members[id].name
    for section in about_member(book, id, today, SPOKEN):
        what = section.label.casefold().replace(" ", "_")
        yield FactLine(name, what, f"{section.label}: {section.text}")
        for item in section.items:
            yield FactLine(name, f"{what}_item", item)


def programme_lines(book: Book, today: date) -> Iterator[FactLine]:
    """Each module as it is planned or was held, by date, after a next date that is of none."""
    coming = sentences.next_words(book, board_of(book, today), today)
    none = "" if book.modules else "no modules; "
    if date_beyond(book) is not None and coming:
        yield FactLine(book.profile.name, "next", f"{none}next {coming}")
    elif not book.modules:
        yield FactLine(book.profile.name, "next", "no modules, no date")
    for number, module in by_day(book).items():
        planned = book.modules[number]
        values: dict[str, Datum] = {
            "module": number,
            "when": module.when.isoformat(),
            "planned": planned.when.isoformat(),
            "minutes_planned": planned.minutes,
            "zone": book.profile.zone,
            "state": module.state.value,
            "session": module.session,
            "minutes": module.minutes,
            "place": module.place,
            "topic": module.topic,
            "goal": module.goal,
            "facilitator": module.facilitator,
            "why": module.why,
            "cannot": len(module.cannot),
        }
        yield FactLine(f"Module {number}", "module", SPOKEN.joined(_module(book, module, planned)), values)


def history_lines(book: Book, today: date) -> Iterator[FactLine]:
    """Each session that was held, the newest first."""
    figures = {session.number: session for session in board_of(book, today).held}
    for record in reversed(in_order(book)):
        session = figures[record.number]
        people = dict.fromkeys(slot.person for slot in record.presented)
        presenters = listed(book.called(record, person) for person in people)
        facts = (
            f"{day(day_of(record))}",
            record.process_title,
            counted(record.minutes_actual, "minute"),
            f"{session.here} of {counted(session.members, 'member')} here",
            f"presented by {presenters}" if presenters else "nobody presented",
            "entered from paper" if record.paper else "",
        )
        values: dict[str, Datum] = {
            "session": record.number,
            "day": day_of(record).isoformat(),
            "process": record.process,
            "minutes": record.minutes_actual,
            "here": session.here,
            "members": session.members,
            "presented": session.presented,
            "paper": record.paper,
            "policy": record.policy.value,
        }
        yield FactLine(f"Session {record.number}", "held", SPOKEN.joined(facts), values)


def _due(action: Action) -> date:
    return action.due if isinstance(action.due, date) else date.max


def _when_due(action: Action) -> str:
    due = "due next session" if action.due else "no date"
    if isinstance(action.due, date):
        due = f"due {day(action.due)}"
    return f"{due}{promised_beside(action, day)}"


def _open(book: Book, id: int, action: Action, today: date) -> FactLine:
    due = _when_due(action)
    past, carried, told = is_overdue(book, action, today), times_carried(action), action.between
    facts = (
        action.text,
        f"{due}, past its date" if past else due,
        f"from session {action.session}",
        f"carried {counted(carried, 'time')}" if carried else "",
        _told_since(told) if told else "",
    )
    values: dict[str, Datum] = {
        "action": id,
        "text": action.text,
        "due": day_value(action.due),
        "promised": day_value(action.promised),
        "past": past,
        "session": action.session,
        "carried": carried,
        "told": told.outcome.value if told else None,
        "told_words": told.words if told else None,
    }
    return FactLine(book.owner(id), "open", SPOKEN.joined(facts), values)


def _told_since(told: ToldBetween) -> str:
    words = f", {told.words}" if told.words else ""
    return f"told {day(told.on)}: {outcome_word(told.outcome)}{words}; {STILL_ASKED}"


def _closed_by(action: Action) -> str:
    """What closed it: what was told between two sessions of one that no round asks, else the last round."""
    if (told := action.between) is not None:
        return f"told {day(told.on)}{f', {told.words}' if told.words else ''}"
    return f"told in session {action.progress[-1].session}" if action.progress else ""


def _closed(book: Book, id: int, action: Action) -> FactLine:
    last, carried = action.progress[-1] if action.progress else None, times_carried(action)
    told = action.between  # that of who is no member is closed between two sessions
    learned, changed = (last.learned, last.changed) if last else ("", "")
    facts = (
        action.text,
        action.status.value,
        _when_due(action),
        f"from session {action.session}",
        _closed_by(action),
        f"carried {counted(carried, 'time')}" if carried else "",
        f"learned: {learned}" if learned else "",
        f"changed: {changed}" if changed else "",
    )
    values: dict[str, Datum] = {
        "action": id,
        "text": action.text,
        "due": day_value(action.due),
        "promised": day_value(action.promised),
        "session": action.session,
        "carried": carried,
        "told": action.status.value,
        "told_words": told.words if told else None,
        "told_in": last.session if last and not told else None,
        "learned": learned,
        "changed": changed,
    }
    return FactLine(book.owner(id), action.status.value, SPOKEN.joined(facts), values)


def _module(book: Book, module: Module, planned: Module) -> tuple[str, ...]:
    """A module as it was or is to be, beside when it was `planned` if that was otherwise."""
    state = module.state.value if module.session is None else f"held as session {module.session}"
    apart = (module.when, module.minutes) != (planned.when, planned.minutes)
    cannot = [book.members[id].name for id in module.cannot if id in book.members]
    return (
        f"{day(module.when)} {book.profile.zone}",
        state,
        module.why,
        module.place,
        module.topic,
        f"goal: {module.goal}" if module.goal else "",
        f"run by {module.facilitator}" if module.facilitator else "",
        counted(module.minutes, "minute"),
        f"planned for {day(planned.when)}, {counted(planned.minutes, 'minute')}" if apart else "",
        f"cannot come: {listed(cannot)}" if cannot else "",
    )
