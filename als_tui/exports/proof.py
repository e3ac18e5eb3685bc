"""Papers that prove who was there: a sheet to sign, a member's certificate of hours, the facilitator's own hours."""

from collections.abc import Sequence
from datetime import date, datetime

from als_tui.domain.book import Book
from als_tui.domain.programme.belonging import member_since
from als_tui.domain.programme.proof import Present, Proof, attended, facilitated, sign_in
from als_tui.domain.programme.wording import SPOKEN
from als_tui.domain.timing import spell_hours
from als_tui.domain.words.counting import counted
from als_tui.exports.markdown import spell_day
from als_tui.exports.printouts import Grid, Passage, Printout

_BLANK = "." * 24
"""Where a pen writes."""
_GUESTS = 2
"""Rows for people whom nobody expects."""
_HOURS = ("Session", "Date", "From", "To", "Hours", "Remark")
_LED = ("Session", "Date", "From", "To", "Hours", "People")


def sign_in_page(book: Book, today: date) -> Printout:
    """The sheet that everybody signs at the next session: when it is, and a row a member."""
    sheet = sign_in(book, today)
    about = (
        ("Set", book.profile.name),
        ("Date", spell_day(sheet.begins) if sheet.begins else _BLANK),
        ("Start", f"{sheet.begins:%H:%M}" if sheet.begins else _BLANK),
        ("End", f"{sheet.ends:%H:%M}" if sheet.ends else _BLANK),
        ("Place", sheet.place),
    )
    facilitator = f"{sheet.facilitator} (facilitator)" if sheet.facilitator else "Facilitator:"
    names = (*sheet.names, *(["Guest:"] * _GUESTS), facilitator)
    rows = tuple((name, "", "", "") for name in names)
    grid = Grid(("Name", "Came at", "Left at", "Signature"), rows, written=True)
    return Printout(f"Sign-in sheet, session {sheet.number}", about, (Passage(grid=grid),))


def certificate_page(book: Book, id: int, today: date) -> Printout:
    """A member's hours, session by session; nobody else's name and no word of the sessions is in it."""
    member, proof = book.members[id], attended(book, id)
    left = f" to {spell_day(member.left)}" if member.left else ""
    before = member.sessions_before
    about = (
        ("Name", member.name),
        ("Set", book.profile.name),
        ("Member", f"from {spell_day(member_since(book, id))}{left}"),
        ("Sessions", f"came to {len(proof.sessions)} of {counted(proof.held, 'session')} held as a member"),
        ("Hours", _sum(proof)),
        (
            "Before",
            f"{counted(before, 'session')} of which no record is kept; not in the hours" if before else "",
        ),
        ("As of", spell_day(today)),
    )
    rows = tuple((*_when(one), _remark(one)) for one in proof.sessions)
    lines = (
        "Each session counts as long as its record says that it took, less the minutes missed by coming late.",
        _not_known(proof),
    )
    sessions = Passage(grid=Grid(_HOURS, rows) if rows else None, lines=tuple(filter(None, lines)))
    signed = Grid(("", "Name", "Date", "Signature"), (("Facilitator", "", "", ""),), written=True)
    return Printout("Certificate of attendance", about, (sessions, Passage(grid=signed)))


def hours_page(books: Sequence[Book], today: date, name: str = "", unread: int = 0) -> Printout:
    """The facilitator's own hours over these sets; `unread` others could not be read.

    Nobody else is named in it: it goes to who certifies facilitators.
    """
    proofs = [(book.profile.name, facilitated(book, name)) for book in books]
    led = [(set_name, proof) for set_name, proof in proofs if proof.sessions]
    days = [one.began for _, proof in led for one in proof.sessions]
    minutes, sessions = (sum(proof.minutes for _, proof in led), sum(len(proof.sessions) for _, proof in led))
    about = (
        ("Name", name or _BLANK),
        ("Hours", f"{spell_hours(minutes)} in {counted(sessions, 'session')} of {counted(len(led), 'set')}"),
        ("From", spell_day(min(days)) if days else ""),
        ("To", spell_day(max(days)) if days else ""),
        ("Left out", f"{counted(unread, 'set')} that cannot be read" if unread else ""),
        ("As of", spell_day(today)),
    )
    return Printout("Hours as a facilitator", about, tuple(_set(set_name, proof) for set_name, proof in led))


def _set(name: str, proof: Proof) -> Passage:
    rows = tuple((*_when(one), str(one.people)) for one in proof.sessions)
    others = f"; somebody else facilitated {len(proof.others)}" if proof.others else ""
    held = f"{len(proof.sessions)} of {counted(proof.held, 'session')}{others}."
    return Passage(name, grid=Grid(_LED, rows), lines=(f"{spell_hours(proof.minutes)} in {held}",))


def _when(one: Present) -> tuple[str, str, str, str, str]:
    """Session, date, from, to, hours; of a session from paper nobody watched the clock."""
    hours = "" if one.minutes is None else spell_hours(one.minutes)
    began, ended = ("", "") if one.paper else (_clock(one.came), _clock(one.ended))
    if one.minutes is None:
        began, ended = ("" if one.late == 0 and not one.left else began, "" if one.left else ended)
    return str(one.number), spell_day(one.began), began, ended, hours


def _clock(at: datetime) -> str:
    return f"{at:%H:%M}"


def _remark(one: Present) -> str:
    late = f"{counted(one.late, 'minute')} late" if one.late else ""
    unknown = "left early" if one.left else "late" if one.minutes is None else ""
    facts = (
        late,
        f"{unknown}, how long is not kept" if unknown else "",
        "facilitated" if one.led else "",
        "entered from paper" if one.paper else "",
    )
    return SPOKEN.joined(facts)


def _sum(proof: Proof) -> str:
    return f"{spell_hours(proof.minutes)} in {counted(proof.counted, 'session')}"


def _not_known(proof: Proof) -> str:
    if not proof.unknown:
        return ""
    return f"Not in the sum, as its record does not know how long: {SPOKEN.sessions(proof.unknown)}."
