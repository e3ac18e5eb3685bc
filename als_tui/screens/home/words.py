"""What home says of each set: when it meets and how much waits, in counts."""

from collections.abc import Iterable
from datetime import date

from als_tui.domain.days.calendar import spell_when
from als_tui.domain.programme.ending import end_words
from als_tui.domain.words.counting import counted
from als_tui.domain.words.pressing import press
from als_tui.ports import Glance
from als_tui.widgets.fitting import shown
from als_tui.widgets.values import Column, Words

COLUMNS = (
    Column("set"),
    Column("next session", 15, 20),
    Column("", 13, 13, wide=True),
    Column("sessions", 8, 8, right=True),
    Column("due", 3, 4, right=True),
)


def home_rows(glances: Iterable[Glance], today: date) -> dict[str, tuple[Words, ...]]:
    """The cells of each set by its id."""
    return {glance.set_id: _row(glance, today) for glance in glances}


def about(glance: Glance, today: date) -> str:
    """The set under the cursor in full words: its counts, or its trouble."""
    if glance.trouble:
        return f"✗ {glance.trouble}"
    if glance.owes:
        opens = f"{press('home.open')} opens the set; they go then."
        return f"Words that the last seal or strike dropped are still on the disk. {opens}"
    due = f"{counted(glance.due, 'action')} due by the next session or without a date"
    words = f"{counted(glance.sessions, 'session')} held, {due}{_end(glance, today)}"
    goes_on = f"A session is open: {press('home.open')} goes on with it."
    return (
        f"{goes_on} {words}; what is answered today counts at the seal." if glance.in_session else f"{words}."
    )


def _end(glance: Glance, today: date) -> str:
    """Until when the set is kept, and if that is over what to do."""
    if glance.ends is None:
        return ""
    over = f" ({press('home.hand_over')}, then {press('home.delete')})" if glance.ends <= today else ""
    if over and glance.next_session is not None and glance.next_session.date() >= today:
        over += ", though a session is planned"
    return f"; {end_words(glance.ends, today)}{over}"


def delete_question(glance: Glance, handed: str = "") -> str:
    """What is lost with a set, and what is not; `handed` says where it was handed over to just now."""
    session = ("! A session of it is open: all that was said in it goes, too.",) if glance.in_session else ()
    held = counted(glance.sessions, "session")
    what = "all that is left of it" if glance.trouble else f"members, charter, programme, actions, {held}"
    return "\n".join(
        (
            *((handed,) if handed else ()),
            *session,
            f"Gone for good, with every file of its folder: {what}.",
            "What was exported stays in the exports folder beside the sets, and backups are yours to remove.",
            "Old blocks of a disk are not ours to overwrite: that takes disk encryption.",
        )
    )


def _enter(does: str, style: str = "") -> Words:
    """What the key that opens a set does with this one."""
    return Words(shown(f"{press('home.open')} {does}"), style)


def _row(glance: Glance, today: date) -> tuple[Words, ...]:
    name = Words(glance.name or "(no name)", "bold" if glance.in_session else "")
    if glance.trouble:
        return name, Words("✗ trouble"), _enter("tries"), Words("–"), Words("–")
    counts = (Words(str(glance.sessions)), Words(str(glance.due)))
    if glance.in_session:
        return name, Words("▶ in session", "bold"), _enter("resumes", "bold"), *counts
    if glance.owes:
        return name, Words("! words remain", "bold"), _enter("forgets", "bold"), *counts
    if glance.next_session is None:
        return name, Words("no date yet", "$quiet"), Words(""), *counts
    when, _, away = spell_when(glance.next_session, today).partition(", ")
    return name, Words(when), Words(away), *counts
