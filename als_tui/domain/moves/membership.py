"""One member's own row: what is known of them, and their leaving and coming back; number and history stay theirs."""

from datetime import date

from als_tui.domain.book import Member, Stay, active_members
from als_tui.domain.members.mails import mail_in
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.moves.setbook import NO_MEMBER, rename_member, taken
from als_tui.domain.session.facts import Put
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp
from als_tui.domain.words.text import LINE, NAME, clean, too_long
from als_tui.value import Value, fields, replace

MOST_BEFORE = 999
"""Slots or sessions that a set can have had before als-tui kept them."""


class Details(Value):
    """What is known of a member and may be put right."""

    name: str
    mail: str = ""
    role: str = ""
    goal: str = ""
    slots_before: int = 0
    sessions_before: int = 0


def details_of(member: Member) -> Details:
    """What is known of a member now."""
    return Details(**{each.name: getattr(member, each.name) for each in fields(Details)})


def change_member(live: Live, now: Stamp, id: int, details: Details) -> Facts | Refusal:
    """Put right what is known of a member, be they in the set or not."""
    before = live.book.members.get(id)
    if before is None:
        return NO_MEMBER
    ready = replace(
        details,
        name=clean(details.name, len(details.name) + 1).strip(),
        mail=clean(details.mail, LINE).strip(),
        role=clean(details.role, len(details.role) + 1).strip(),
        goal=clean(details.goal, len(details.goal) + 1).strip(),
    )
    if ready.name != before.name and isinstance(refused := rename_member(live, now, id, ready.name), Refusal):
        return refused
    if why := details_trouble(ready):
        return Refusal(why)
    after = replace(before, **{each.name: getattr(ready, each.name) for each in fields(Details)})
    return (Put("members", id, before, after),) if after != before else Refusal("Nothing changed.")


def member_comes_back(live: Live, now: Stamp, id: int, today: date) -> Facts | Refusal:
    """Let somebody who left be a member again: by the number they had, so that all that was theirs still is."""
    before = live.book.members.get(id)
    if before is None:
        return NO_MEMBER
    if before.left is None:
        return Refusal(f"{before.name} is a member.")
    if taken([member.name for member in active_members(live.book).values()], before.name):
        return Refusal(f"Another {before.name} is a member now. Add an initial to tell them apart.")
    stays = (*before.earlier, Stay(before.joined, before.left))
    return (Put("members", id, before, replace(before, joined=today, left=None, earlier=stays)),)


def details_trouble(details: Details) -> str | None:
    """Why this cannot be kept of a member, the name apart, in words; None if it can."""
    if details.mail and mail_in(details.mail) != details.mail:
        return "That is no mail address; like ana@example.org."
    if why := too_long(details.role, NAME) or too_long(details.goal, LINE):
        return why
    figures = (details.slots_before, details.sessions_before)
    if any(not 0 <= figure <= MOST_BEFORE for figure in figures):
        return f"A whole number up to {MOST_BEFORE}, please."
    if details.slots_before and not details.sessions_before:
        return "Who had a slot came to a session: how many before als-tui kept them?"
    return None
