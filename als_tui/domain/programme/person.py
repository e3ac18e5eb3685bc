"""One member over the programme: what was theirs, in sections; nobody else's name and no word of others is in it."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from als_tui.domain.book import Action, Book, Point, Record, Status, current_charter, day_of, in_order
from als_tui.domain.days.calendar import spell_day, spell_due
from als_tui.domain.programme import sentences
from als_tui.domain.programme.belonging import belongings
from als_tui.domain.programme.board import board_of, came, seat_of, was_late
from als_tui.domain.programme.due import last_words
from als_tui.domain.programme.evaluation import goal_figures, issue_now
from als_tui.domain.programme.figures import Cell, MemberFigures, Programme
from als_tui.domain.programme.outcomes import STILL_ASKED, outcome_word, promised_beside, promises
from als_tui.domain.programme.proof import attended, minutes_late
from als_tui.domain.programme.roles import roles_of
from als_tui.domain.programme.wording import SHORT, Wording
from als_tui.domain.session.evaluating import GOAL, said
from als_tui.domain.timing import spell_hours
from als_tui.domain.words.counting import counted
from als_tui.value import Value


class Section(Value):
    """One thing about a member: a line, and what belongs to it, a line each, what matters first at the top."""

    label: str
    text: str
    items: tuple[str, ...] = ()


def about_member(book: Book, id: int, today: date, wording: Wording = SHORT) -> tuple[Section, ...]:
    """Everything of a member that the set keeps of its sessions, as it is told to that person; empty for nobody."""
    board = board_of(book, today)
    figures = board.of(id)
    if figures is None:
        return ()
    member = figures.member
    sections = (
        Section("Member", _membership(book, id, today, wording)),
        Section("Own goal", member.goal),
        Section("Goal figures", goal_words(book, id, wording)),
        Section("Here", _here(book, board, figures, wording)),
        Section("Hours", _hours(book, id, wording)),
        Section("Presented", _presented(board, figures, wording), tuple(_issues(book, id, today, wording))),
        Section("Actions", _promised(book, id, today, wording), tuple(_actions(book, id, today, wording))),
        Section("Roles", _roles(book, id, wording)),
        Section("Charter", _agreed(book, id, wording)),
        Section("Kept", f"The seal keeps {book.profile.policy.label}."),
    )
    return tuple(section for section in sections if section.text)


def goal_words(book: Book, id: int, wording: Wording = SHORT) -> str:
    """How near to their own goal a member was, in each session that asked: `4 of 10 S1 → 7 of 10 S8`."""
    asked = (
        f"{said(GOAL, figure)} {wording.session(record.number)}" for record, figure in goal_figures(book, id)
    )
    return " → ".join(asked)


def _membership(book: Book, id: int, today: date, wording: Wording) -> str:
    member, (*earlier, now) = book.members[id], belongings(book, id)
    stays = [
        f"from {spell_day(stay.since, today)} to {spell_day(stay.until, today)}"
        for stay in earlier
        if stay.until
    ]
    left = f", left {spell_day(member.left, today)}" if member.left else ""
    joined = f"joined {spell_day(now.since, today)}{left}"
    return wording.joined((*stays, joined, member.role, member.mail))


def _here(book: Book, board: Programme, figures: MemberFigures, wording: Wording) -> str:
    held = [
        (session.number, cell)
        for session, cell in zip(board.sessions, figures.cells, strict=True)
        if session.held
    ]
    named = {
        "": [number for number, cell in held if cell.came],
        "apologies ": [number for number, cell in held if cell is Cell.APOLOGIES],
        "absent ": [number for number, cell in held if cell is Cell.ABSENT],
    }
    late = [
        f"late {wording.session(number)}{f' {by} min' if (by := minutes_late(record, seat)) is not None else ''}"
        for number, _ in held
        if (seat := seat_of(record := book.sessions[number], figures.id)) and was_late(seat)
    ]
    before = figures.member.sessions_before
    earlier = [f"{counted(before, 'session')} before als-tui kept them"] if before else []
    listed = [f"{words}{wording.sessions(numbers)}" for words, numbers in named.items() if numbers]
    return wording.joined((f"{figures.here} of {figures.of}", *listed, *late, *earlier))


def _hours(book: Book, id: int, wording: Wording) -> str:
    """The time that they were there, from how many sessions, and of which ones it is not known."""
    proof = attended(book, id)
    if not proof.sessions:
        return ""
    kept = f"{spell_hours(proof.minutes)} in {counted(proof.counted, 'session')}"
    unknown = (
        f"{wording.sessions(proof.unknown)} not counted, as how long is not kept" if proof.unknown else ""
    )
    return wording.joined((f"{kept}, without what was missed by coming late", unknown))


def _presented(board: Programme, figures: MemberFigures, wording: Wording) -> str:
    held = zip(board.sessions, figures.cells, strict=True)
    waited = [session.number for session, cell in held if cell is Cell.WAITED]
    before = figures.member.slots_before
    facts = (
        counted(figures.slots, "slot"),
        f"{before} of them before als-tui kept sessions" if before else "",
        last_words(figures, wording),
        f"waited {wording.sessions(waited)}" if waited else "",
    )
    return wording.joined(facts)


def _issues(book: Book, id: int, today: date, wording: Wording) -> Iterable[str]:
    for record in reversed(in_order(book)):
        when = f"{wording.session(record.number)} {spell_day(day_of(record), today)}"
        for place, slot in enumerate(record.presented, 1):
            if slot.person == id:
                now = _where_now(book, Point("issue", place, record.number), wording)
                yield wording.joined((f"{when}: {slot.issue or 'the issue is not kept'}", now))


def _where_now(book: Book, point: Point, wording: Wording) -> str:
    told = issue_now(book, point)
    return f"now {said(point, told[1])}, told in {wording.session(told[0].number)}" if told else ""


def _promised(book: Book, id: int, today: date, wording: Wording) -> str:
    own = promises(book, (action for action in book.actions.values() if action.owner == id), today)
    if not own.made:
        return "none kept"
    carried = f"carried {counted(own.carried, 'time')} in all" if own.carried else ""
    facts = (sentences.told_words(own), sentences.open_words(own) if own.open else "", carried)
    return wording.joined(facts)


def _actions(book: Book, id: int, today: date, wording: Wording) -> Iterable[str]:
    """Open ones first, the first due first, then what was told, the newest first."""
    own = [action for action in book.actions.values() if action.owner == id]
    still = [action for action in own if action.status is Status.OPEN]
    for action in sorted(still, key=_due):
        made = f"open, {_when_due(action, today)}: {action.text} ({wording.session(action.session)})"
        yield "; ".join(filter(None, (made, _told_since(action, today))))
    for action in reversed(own):
        if action.status is not Status.OPEN:
            made = f"{action.status.value}: {action.text} ({wording.session(action.session)})"
            yield "; ".join(filter(None, (made, _said(action, today))))


def _told_since(action: Action, today: date) -> str:
    """What the owner told of it between two sessions."""
    told = action.between
    if told is None:
        return ""
    words = f", {told.words}" if told.words else ""
    return f"told {spell_day(told.on, today)}: {outcome_word(told.outcome)}{words}; {STILL_ASKED}"


def _said(action: Action, today: date) -> str:
    """The owner's words when it was told last."""
    if action.between is not None:
        return _told_since(action, today)
    learned = action.progress[-1].learned if action.progress else ""
    return f"learned: {learned}" if learned else ""


def _due(action: Action) -> date:
    return action.due if isinstance(action.due, date) else date.max


def _when_due(action: Action, today: date) -> str:
    due = "due next session" if action.due else "no date"
    if isinstance(action.due, date):
        due = f"due {spell_due(action.due, today)}"
    return f"{due}{promised_beside(action, partial(spell_day, today=today))}"


def _roles(book: Book, id: int, wording: Wording) -> str:
    return wording.joined(
        f"{role} {wording.sessions(sessions)}" for role, sessions in roles_of(book, id).items()
    )


def _agreed(book: Book, id: int, wording: Wording) -> str:
    """To which charter they agreed and when, and in which sessions they were not asked, or did not agree."""
    asked = [record for record in in_order(book) if record.charter is not None and _was_there(record, id)]
    versions = sorted({record.charter for record in asked if record.charter is not None})
    yes = [
        f"agreed to charter {version} in {wording.sessions(agreed)}"
        for version in versions
        if (agreed := [each.number for each in asked if each.charter == version and id in each.agreed])
    ]
    no = [each.number for each in asked if id in (each.refused or ())]
    silent = [each.number for each in asked if id not in each.agreed and each.number not in no]
    current = current_charter(book)
    facts = (
        *yes,
        f"did not agree in {wording.sessions(no)}" if no else "",
        f"not asked in {wording.sessions(silent)}" if silent else "",
        f"today it is charter {current[0]}" if current and versions[-1:] != [current[0]] else "",
    )
    return wording.joined(facts)


def _was_there(record: Record, id: int) -> bool:
    seat = seat_of(record, id)
    return seat is not None and came(seat)
