"""The record of a session for the whole set to read: as Markdown, which reads well as it is, or as plain text."""

from collections.abc import Iterable
from datetime import date

from als_tui.domain.book import Action, Attendance, Book, PhaseTime, Record, Said, Told
from als_tui.domain.process.planning import slot_in, unplanned
from als_tui.domain.programme.outcomes import told_word
from als_tui.domain.timing import clock_face, local_time
from als_tui.domain.words.counting import listed, one_of
from als_tui.exports.marks import MARKDOWN, PLAIN, Marks

HELPED = " ★ it helped"
"""After a question that the presenter starred."""
CORRECTIONS = "Corrected later"
"""Above what was put right after the seal; all else in a record stands as it was sealed."""
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ATTENDED = {
    "Here": ("here", "late"),
    "Left early": ("left",),
    "Apologies": ("apologies",),
    "Absent": ("absent",),
    "Not marked": ("expected",),
}


def session_markdown(book: Book, number: int) -> str:
    """Write the record of session `number` as the whole set may read it: no notes, no figures of talk.

    Hints and how sure an owner was are not in it, either. It reads only the record and the register, so what the
    policy dropped cannot come out of it; an open session is shown by sealing it on the side:
    `session_markdown(seal(book, session, now), session.number)`.
    """
    return _page(MARKDOWN, book, book.sessions[number])


def session_text(book: Book, number: int) -> str:
    """The same as plain text, to be pasted into a mail: words stand in it as they were typed."""
    return _page(PLAIN, book, book.sessions[number])


def _page(marks: Marks, book: Book, record: Record) -> str:
    sections = (
        _head(marks, book, record),
        section(marks, "Who was here", _who(marks, book, record)),
        section(marks, "Presenters", *_presenters(marks, book, record)),
        section(marks, "What became of earlier actions", *_progress(marks, book, record)),
        section(marks, "Actions", *_actions(marks, book, record)),
        section(marks, "What we decided", "\n".join(marks.item(decision) for decision in record.decisions)),
        section(
            marks,
            "What we learned",
            marks.rows((book.called(record, said.person), said.text) for said in _said(record, "learning")),
        ),
        section(marks, "Pulse, 1 to 10", _pulse(marks, book, record)),
        section(marks, "How the time went", _phases(marks, record)),
        section(
            marks,
            CORRECTIONS,
            marks.rows((spell_day(said.on), said.text) for said in record.corrections),
        ),
        section(marks, "Next session", _next(marks, record)),
    )
    return "\n\n".join(section for section in sections if section) + "\n"


def spell_day(day: date) -> str:
    """Spell a date in full English words, day first, whatever the machine's locale."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def section(marks: Marks, title: str, *blocks: str) -> str:
    """A heading and what stands under it; nothing if nothing does."""
    kept = [block for block in blocks if block]
    return "\n\n".join((marks.heading(2, title), *kept)) if kept else ""


def _head(marks: Marks, book: Book, record: Record) -> str:
    roles = ", ".join(
        f"{role} {one_of(book.called(record, holder))}"
        for role, holder in record.roles
        if role != "facilitator"
    )
    facts = marks.rows(
        (
            ("Date", _when(record)),
            ("Place", record.place),
            ("Process", record.process_title),
            ("Time", _time(record)),
            ("Record", "entered from paper" if record.paper else ""),
            ("Facilitator", book.called(record, record.led_by) or record.facilitator),
            ("Roles", roles),
            ("Topic", record.topic),
            ("Goal", record.goal),
            ("Goal met", record.goal_met),
            ("Evaluation", evaluation_words(record)),
        )
    )
    return f"{marks.heading(1, f'{book.profile.name}: session {record.number}')}\n\n{facts}"


def _time(record: Record) -> str:
    """How long it took, and was to take, if that is known."""
    planned = "" if record.paper else f" ({record.minutes_planned} planned)"
    return f"{_minutes(record.minutes_actual)}{planned}"


def evaluation_words(record: Record) -> str:
    """Which round it was, and how many answered; what each said is for the whole set to see as totals alone."""
    people = len({rated.person for rated in record.rated})
    answered = f"answered by {people} {'person' if people == 1 else 'people'}"
    return f"{record.evaluation}, {answered}" if record.evaluation else ""


def _when(record: Record) -> str:
    """The day and the hours; of a session from paper the day, as nobody watched the clock."""
    if record.paper:
        return spell_day(local_time(record.began, record.zone).date())
    began, ended = local_time(record.began, record.zone), local_time(record.ended, record.zone)
    until = "" if ended.date() == began.date() else f"{spell_day(ended)}, "
    return f"{spell_day(began)}, {began:%H:%M} to {until}{ended:%H:%M} ({began.tzinfo})"


def _who(marks: Marks, book: Book, record: Record) -> str:
    by_presence = (
        (
            label,
            ", ".join(
                _person(book, record, each) for each in record.attendance if each.presence in presences
            ),
        )
        for label, presences in _ATTENDED.items()
    )
    return marks.rows((*by_presence, ("Charter", _charter(book, record))))


def _minutes(count: int) -> str:
    return f"{count} {'minute' if count == 1 else 'minutes'}"


def _person(book: Book, record: Record, person: Attendance) -> str:
    name = one_of(book.called(record, person.person))
    late = f"{_minutes(person.late)} late" if person.late else ""
    late = "late" if person.presence == "late" and not late else late
    remarks = ", ".join(filter(None, ("guest" if person.guest else "", late)))
    return f"{name} ({remarks})" if remarks else name


def _charter(book: Book, record: Record) -> str:
    """Who agreed to the charter, and of who came also who did not, told apart from who was never asked."""
    if record.charter is None or not (record.agreed or record.refused):
        return ""
    came = [each.person for each in record.attendance if each.presence in ("here", "late", "left")]
    others = [person for person in came if person not in record.agreed]
    if not others:
        return f"version {record.charter}, agreed by all"
    refused = record.refused or ()
    answers = {
        "not by": [person for person in others if person in refused],
        "without" if record.refused is None else "not asked:": [
            person for person in others if person not in refused
        ],
    }
    words = (f"{what} {_names(book, record, people)}" for what, people in answers.items() if people)
    many = f"agreed by {len(came) - len(others)} of {len(came)}"
    return "; ".join((f"version {record.charter}, {many}", *words))


def _names(book: Book, record: Record, people: Iterable[int]) -> str:
    return listed(book.called(record, person) for person in people)


def _presenters(marks: Marks, book: Book, record: Record) -> Iterable[str]:
    asked = any(question.text for question in record.questions) or any(
        slot.issue for slot in record.presented
    )
    if not asked:
        yield "\n".join(marks.item(book.called(record, slot.person)) for slot in record.presented)
    for slot, one in enumerate(record.presented if asked else ()):
        yield marks.heading(3, book.called(record, one.person))
        yield marks.paragraph(one.issue)
        yield _questions(marks, book, record, slot)
    if outside := _questions(marks, book, record, None):
        yield marks.heading(3, "Asked outside a slot")
        yield outside
    if record.bids_lost:
        yield marks.paragraph(f"Still waiting for a slot: {_names(book, record, record.bids_lost)}")


def _questions(marks: Marks, book: Book, record: Record, slot: int | None) -> str:
    return marks.rows(
        (
            book.called(record, asked.asker),
            f"{asked.text}{HELPED}" if asked.starred and asked.text else asked.text,
        )
        for asked in record.questions
        if asked.slot == slot
    )


def _progress(marks: Marks, book: Book, record: Record) -> Iterable[str]:
    yield "\n".join(_told(marks, book, record, told) for told in record.progress)
    if record.progress_skipped:
        yield marks.paragraph("The rest of the progress round was left for another day.")


def _told(marks: Marks, book: Book, record: Record, told: Told) -> str:
    facts = (("Outcome", told_word(book, record, told)), ("Learned", told.learned), ("Changed", told.changed))
    said = ": ".join(filter(None, (book.owner(told.action), told.text)))
    return f"{marks.item(said)}\n{marks.rows(facts, indent=2)}"


def _actions(marks: Marks, book: Book, record: Record) -> Iterable[str]:
    made = [number for number in record.actions if number in book.actions]
    for owner in dict.fromkeys(map(book.owner, made)):
        yield marks.heading(3, owner)
        yield "\n".join(
            _action(marks, book.actions[number]) for number in made if book.owner(number) == owner
        )


def _action(marks: Marks, action: Action) -> str:
    """As it was promised, wherever it was put off to since."""
    due = spell_day(action.promised) if isinstance(action.promised, date) else action.promised or ""
    facts = marks.rows((("By", due), ("Cue", action.cue), ("Supporter", action.supporter)), indent=2)
    return "\n".join(filter(None, (marks.item(action.text), facts)))


def _said(record: Record, about: str) -> list[Said]:
    return [said for said in record.words if said.about == about]


def _pulse(marks: Marks, book: Book, record: Record) -> str:
    words = {said.person: f", {said.text}" for said in _said(record, "pulse")}
    return marks.rows(
        (book.called(record, each.person), f"{each.score}{words.get(each.person, '')}")
        for each in record.pulse
    )


def _phases(marks: Marks, record: Record) -> str:
    """Each phase's length and plan; those of a slot by its number among the slots held."""
    slots = dict.fromkeys(slot for phase in record.phases if (slot := slot_in(phase.stop)) is not None)
    numbers = {slot: number for number, slot in enumerate(slots, start=1)}
    return marks.rows(
        (_length(phase), f"{phase.title}{f', slot {numbers[slot]}' if slot is not None else ''}")
        for phase in record.phases
        for slot in (slot_in(phase.stop),)
    )


def _length(phase: PhaseTime) -> str:
    """How long it took, and was to take; of a break that nobody planned older records hold what its timer had."""
    if unplanned(phase.stop):
        return f"{clock_face(phase.actual)} (not planned)"
    planned = "" if phase.planned is None else f" ({clock_face(phase.planned)} planned)"
    return f"{clock_face(phase.actual)}{planned}"


def _next(marks: Marks, record: Record) -> str:
    planned = record.next_session
    return marks.paragraph(f"{spell_day(planned)}, {planned:%H:%M} ({record.zone})") if planned else ""
