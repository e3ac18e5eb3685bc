"""What a set keeps, where, how long, who can read it, and how it is erased: a page for a data protection officer.

It counts and names no member: it can be handed to somebody who is to know nothing else of the set.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from als_tui.domain.book import Book, Member, Policy, day_of, in_order, open_actions
from als_tui.domain.programme.belonging import begun
from als_tui.domain.programme.ending import end_words
from als_tui.domain.programme.history import listed
from als_tui.domain.programme.keeping import ends_on, spell_keeping
from als_tui.domain.words.counting import counted
from als_tui.exports.markdown import section, spell_day
from als_tui.exports.marks import MARKDOWN
from als_tui.value import Value

_READ = (
    "The person who runs als-tui, under the account of this machine that owns the folder: no other account may enter "
    "it (rights 0700, files 0600).",
    "Whoever administers the machine, and whoever holds its disk, unless the disk is encrypted: als-tui encrypts "
    "nothing itself.",
    "Nobody over a network: there is no account, no server, and als-tui opens no connection while it runs.",
    "The set: the record of a session and what is shown in the room. One person alone: their page, their sheet, their "
    "actions, the copy of their own data. Nothing is sent by itself.",
    "The facilitator alone: notes, figures of talk, how sure owners of actions are, the craft of asking, the logbook; "
    "none of them goes into a file for others.",
)
_RIGHTS = (
    ("A copy", "by key on the member's page, or als-tui show SET own-data NAME, to read and as JSON"),
    (
        "Correction",
        "each line by key while a session is open; name, mail, role and goal at any time; a sealed record by a dated "
        "line under it",
    ),
    (
        "Erasure of words",
        "strike, at once and in every file; at the seal all that the record policy does not keep",
    ),
    ("Erasure of a slot", "the issue and what was asked of one presenter, after it was handed out"),
    ("Erasure of a person", "name and words in every record and file; totals stay, without whose they were"),
    ("Erasure of the set", "by key, or als-tui delete SET: nothing of its folder is left"),
)
_CANNOT = (
    "Old blocks of a disk: what was erased may be found by tools until it is written over; on a flash disk only "
    "encryption of the whole disk helps.",
    "Backups, snapshots and copies of the folder hold what it held then; they are for their owner to remove.",
    "Files that were exported, printed or mailed, the clipboard and what it was pasted into.",
    "What a terminal or a multiplexer keeps of its screen, swap and a hibernated memory.",
    "What people remember, and write down elsewhere.",
)


class Places(Value):
    """Where on this machine a set and what was exported of it lie."""

    folder: str
    exports: str


def data_sheet(book: Book, places: Places, today: date) -> str:
    """Write the page as Markdown."""
    rows, profile = MARKDOWN.rows, book.profile
    head = rows((("As of", spell_day(today)), ("Begun", spell_day(begun(book))), ("Purpose", profile.asked)))
    sections = (
        f"{MARKDOWN.heading(1, f'Data sheet: {profile.name}')}\n\n{head}",
        section(MARKDOWN, "What it keeps", rows(_kept(book))),
        section(MARKDOWN, "What the seal keeps of a session", MARKDOWN.paragraph(_policy(profile.policy))),
        section(MARKDOWN, "Where", rows((("The set", places.folder), ("Exports", places.exports)))),
        section(MARKDOWN, "How long", MARKDOWN.paragraph(_how_long(book, today))),
        section(MARKDOWN, "Who can read it", _items((*_READ, _organisation(book)))),
        section(MARKDOWN, "Rights of each person, and how they are met", rows(_RIGHTS)),
        section(MARKDOWN, "What no program can promise", _items(_CANNOT)),
    )
    return "\n\n".join(sections) + "\n"


def _kept(book: Book) -> Iterable[tuple[str, str]]:
    members, records = tuple(book.members.values()), in_order(book)
    guests = sum(seat.guest for record in records for seat in record.attendance)
    policies = Counter(record.policy for record in records)
    by = ", ".join(f"{policies[policy]} with “{policy.label}”" for policy in Policy if policies[policy])
    yield "Members", f"{len(members)}: {_known(members)}"
    yield "Guests", f"the name, {counted(guests, 'time')}" if guests else "none"
    yield "Sessions", f"{len(records)} sealed: {by}" if records else "none sealed"
    yield "Actions", f"{len(book.actions)}, of which {len(open_actions(book))} open"
    yield "Questions that helped", str(len(listed(book, "helped")))
    yield "Programme", f"{counted(len(book.modules), 'session')} planned or held, and who cannot come"
    yield "Charter", counted(len(book.charter), "version")
    lines = counted(len(book.logbook), "line")
    yield (
        "Logbook",
        f"{lines} of the facilitator's own, on no page and in no export" if book.logbook else "empty",
    )


def _known(members: Iterable[Member]) -> str:
    """What is known of members, with of how many."""
    every = tuple(members)
    counts = {
        "mail": sum(bool(member.mail) for member in every),
        "role": sum(bool(member.role) for member in every),
        "own goal": sum(bool(member.goal) for member in every),
    }
    more = "".join(f", {what} of {count}" for what, count in counts.items() if count)
    return f"name, days of joining and leaving{more}"


def _policy(policy: Policy) -> str:
    until = "Until the seal every word of the session, undone ones too, is on the disk."
    drops = f"Gone with the seal: {policy.drops}" if policy.drops else "Nothing goes with the seal."
    return f"“{policy.label}”. Kept: {policy.words}\n{drops}\n{until}"


def _how_long(book: Book, today: date) -> str:
    records = in_order(book)
    days = (
        f"The first session was held on {spell_day(day_of(records[0]))}, the last on {spell_day(day_of(records[-1]))}. "
        if records
        else "No session was held yet. "
    )
    agreed = spell_keeping(book.profile)
    words = end_words(ends_on(book), today)
    end = f"Agreed: {agreed}{f' ({words})' if words else ''}. " if agreed else "No end is agreed yet. "
    return f"{days}{end}als-tui deletes nothing by itself: the facilitator does, by one command."


def _organisation(book: Book) -> str:
    """What the organisation gets, which the set decides."""
    agreed = book.profile.sheet_agreed
    if agreed is None:
        return "The organisation: nothing, as the set has not agreed to a page of totals."
    return f"The organisation: a page of totals and of learnings without names, as agreed on {spell_day(agreed)}."


def _items(lines: Iterable[str]) -> str:
    return "\n".join(map(MARKDOWN.item, lines))
