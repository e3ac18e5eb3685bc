"""The record of a session as Markdown, for the whole set to read: on a screen, printed, or as plain text."""

from collections.abc import Iterable
from datetime import date

from als_tui.domain.book import Action, Attendance, Book, Record, Said, Status, Told
from als_tui.domain.timing import local_time
from als_tui.exports.marks import heading, item, paragraph, rows

HELPED = " ★ it helped"
"""After a question that the presenter starred."""
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_OUTCOMES = {Status.OPEN: "carried to the next session", Status.PARTLY: "done in part"}
_ATTENDED = {
    "Here": ("here", "late"),
    "Left early": ("left",),
    "Apologies": ("apologies",),
    "Absent": ("absent",),
    "Not marked": ("expected",),
}


def session_markdown(book: Book, number: int) -> str:
    """Write the record of session `number` as the whole set may read it: no notes, hints or figures of talk.

    It reads only the record and the register, so what the policy dropped cannot come out of it; an open
    session is shown by sealing it on the side: `session_markdown(seal(book, session, now), session.number)`.
    """
    record = book.sessions[number]
    sections = (
        _head(book, record),
        _section("Who was here", _who(record)),
        _section("Presenters", *_presenters(record)),
        _section("What became of earlier actions", *_progress(record)),
        _section("Actions", *_actions(book, record)),
        _section("What we decided", "\n".join(item(decision) for decision in record.decisions)),
        _section("What we learned", rows((said.name, said.text) for said in _said(record, "learning"))),
        _section("Pulse, 1 to 10", _pulse(record)),
        _section("Next session", _next(book, record)),
    )
    return "\n\n".join(section for section in sections if section) + "\n"


def spell_day(day: date) -> str:
    """Spell a date in full English words, day first, whatever the machine's locale."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def _section(title: str, *blocks: str) -> str:
    kept = [block for block in blocks if block]
    return "\n\n".join((heading(2, title), *kept)) if kept else ""


def _head(book: Book, record: Record) -> str:
    roles = ", ".join(f"{role} {name}" for role, name in record.roles if role != "facilitator")
    facts = rows(
        (
            ("Date", _when(record)),
            ("Place", record.place),
            ("Process", record.process_title),
            ("Time", f"{_minutes(record.minutes_actual)} ({record.minutes_planned} planned)"),
            ("Facilitator", record.facilitator),
            ("Roles", roles),
            ("Topic", record.topic),
            ("Goal", record.goal),
            ("Goal met", record.goal_met),
        )
    )
    return f"{heading(1, f'{book.profile.name}: session {record.number}')}\n\n{facts}"


def _when(record: Record) -> str:
    began, ended = local_time(record.began, record.zone), local_time(record.ended, record.zone)
    until = "" if ended.date() == began.date() else f"{spell_day(ended)}, "
    return f"{spell_day(began)}, {began:%H:%M} to {until}{ended:%H:%M} ({began.tzinfo})"


def _who(record: Record) -> str:
    by_presence = (
        (label, ", ".join(_person(one) for one in record.attendance if one.presence in presences))
        for label, presences in _ATTENDED.items()
    )
    return rows((*by_presence, ("Charter", _charter(record))))


def _minutes(count: int) -> str:
    return f"{count} {'minute' if count == 1 else 'minutes'}"


def _person(one: Attendance) -> str:
    late = f"{_minutes(one.late)} late" if one.late else ""
    late = "late" if one.presence == "late" and not late else late
    told = ", ".join(filter(None, ("guest" if one.guest else "", late)))
    return f"{one.name} ({told})" if told else one.name


def _charter(record: Record) -> str:
    """Who agreed to the charter, and of who came also who did not, told apart from who was never asked."""
    if record.charter is None or not (record.agreed or record.refused):
        return ""
    came = [one.name for one in record.attendance if one.presence in ("here", "late", "left")]
    others = [name for name in came if name not in record.agreed]
    if not others:
        return f"version {record.charter}, agreed by all"
    refused = record.refused or ()
    told = {
        "not by": [name for name in others if name in refused],
        "without" if record.refused is None else "not asked:": [
            name for name in others if name not in refused
        ],
    }
    words = (f"{what} {', '.join(names)}" for what, names in told.items() if names)
    many = f"agreed by {len(came) - len(others)} of {len(came)}"
    return "; ".join((f"version {record.charter}, {many}", *words))


def _presenters(record: Record) -> Iterable[str]:
    asked = any(question.text for question in record.questions) or any(one.issue for one in record.presented)
    if not asked:
        yield "\n".join(item(one.name) for one in record.presented)
    for slot, one in enumerate(record.presented if asked else ()):
        yield heading(3, one.name)
        yield paragraph(one.issue)
        yield _questions(record, slot)
    if outside := _questions(record, None):
        yield heading(3, "Asked outside a slot")
        yield outside
    if record.bids_lost:
        yield paragraph(f"Still waiting for a slot: {', '.join(record.bids_lost)}")


def _questions(record: Record, slot: int | None) -> str:
    return rows(
        (asked.name, f"{asked.text}{HELPED}" if asked.starred and asked.text else asked.text)
        for asked in record.questions
        if asked.slot == slot
    )


def _progress(record: Record) -> Iterable[str]:
    yield "\n".join(_told(told) for told in record.progress)
    if record.progress_skipped:
        yield paragraph("The rest of the progress round was left for another day.")


def _told(told: Told) -> str:
    outcome = _OUTCOMES.get(told.outcome, told.outcome.value)
    facts = (("Outcome", outcome), ("Learned", told.learned), ("Changed", told.changed))
    return f"{item(f'{told.name}: {told.text}')}\n{rows(facts, indent=2)}"


def _actions(book: Book, record: Record) -> Iterable[str]:
    made = [action for number in record.actions if (action := book.actions.get(number)) is not None]
    for owner in dict.fromkeys(action.owner_name for action in made):
        yield heading(3, owner)
        yield "\n".join(_action(action) for action in made if action.owner_name == owner)


def _action(action: Action) -> str:
    due = spell_day(action.due) if isinstance(action.due, date) else action.due or ""
    sure = "" if action.confidence is None else f"{action.confidence} of 10"
    facts = rows(
        (("By", due), ("Cue", action.cue), ("Confidence", sure), ("Supporter", action.supporter)), indent=2
    )
    return "\n".join(filter(None, (item(action.text), facts)))


def _said(record: Record, about: str) -> list[Said]:
    return [said for said in record.words if said.about == about]


def _pulse(record: Record) -> str:
    words = {said.name: f", {said.text}" for said in _said(record, "pulse")}
    return rows((one.name, f"{one.score}{words.get(one.name, '')}") for one in record.pulse)


def _next(book: Book, record: Record) -> str:
    planned = book.profile.next_session
    if planned is None or record.number != max(book.sessions):
        return ""
    return paragraph(f"{spell_day(planned)}, {planned:%H:%M} ({book.profile.zone})")
