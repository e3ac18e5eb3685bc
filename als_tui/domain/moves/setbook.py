"""Changes to the set's book between sessions: its name and habits, members, charter, next date."""

from collections.abc import Sequence
from datetime import date, datetime

from als_tui.domain.book import (
    LEAST_QUORUM,
    PROFILE_ID,
    Book,
    Charter,
    Member,
    Profile,
    active_members,
    current_charter,
)
from als_tui.domain.moves import Facts, Refusal, cannot_meet, left_out
from als_tui.domain.session.facts import Put
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp, wall_time
from als_tui.domain.words.counting import together
from als_tui.domain.words.naming import called_alike
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import LINE, NAME, clean, too_long
from als_tui.value import replace

NO_MEMBER = Refusal("This set has no such member.")
"""For a number that is nobody's."""
MOST_MEMBERS = 30
"""More than this are a paste that went wrong."""


def set_profile(live: Live, now: Stamp, profile: Profile) -> Facts | Refusal:
    """Change what the set is called or how it meets."""
    if why := profile_trouble(profile):
        return Refusal(why)
    before, ready = live.book.profile, replace(profile, name=clean(profile.name, NAME).strip())
    if trouble := _next_trouble(before, ready, now) or _zone_trouble(before, ready, live.book):
        return trouble
    if ready == before:
        return Refusal("Nothing changed.")
    from als_tui.domain.moves.programme import next_date_moves

    held = live.session.module if live.session is not None else None
    again = ready.next_session != before.next_session
    moves = next_date_moves(live, now, ready.next_session, held) if again else ()
    return moves if isinstance(moves, Refusal) else (Put("profile", PROFILE_ID, before, ready), *moves)


def _next_trouble(before: Profile, ready: Profile, now: Stamp) -> Refusal | None:
    """Why the set cannot meet next when it is to."""
    when = ready.next_session
    if when is None or when == before.next_session:
        return None
    return cannot_meet(when, wall_time(now.at, ready.zone), ready.zone)


def _zone_trouble(before: Profile, ready: Profile, book: Book) -> Refusal | None:
    """Which date that stands is a time that no clock of another zone shows; local times stay as they are."""
    if ready.zone == before.zone:
        return None
    coming = ((number, module.when) for number, module in book.modules.items() if module.state.to_come)
    planned = ((number, left_out(when, ready.zone)) for number, when in coming)
    if ready.next_session and (why := left_out(ready.next_session, ready.zone)):
        return why
    return next((_cannot_hold(why, number) for number, why in planned if why), None)


def _cannot_hold(why: Refusal, number: int) -> Refusal:
    """Why a module keeps a set from a zone, and how it gets there all the same."""
    leave, planner, move = press("form.leave"), press("set.planner"), press("planner.move")
    return Refusal(f"Module {number}, {why.why} Another zone; or {leave}, {planner}, {move} moves it first.")


def plan_session(live: Live, now: Stamp, when: datetime | None) -> Facts | Refusal:
    """Set the next session's local date and time; None takes it back.

    The first module still to come moves there.
    """
    return set_profile(live, now, replace(live.book.profile, next_session=when))


def add_member(live: Live, now: Stamp, name: str, today: date) -> Facts | Refusal:
    """Add a member to the set, in the seat after the others'."""
    names = [member.name for member in active_members(live.book).values()]
    if taken(names, name):
        return _taken(name)
    if why := names_trouble([*names, name]):
        return Refusal(why)
    ready = Member(clean(name, NAME).strip(), today)
    return (Put("members", live.book.next_id("members"), None, ready),)


def rename_member(live: Live, now: Stamp, id: int, name: str) -> Facts | Refusal:
    """Put a member's name right."""
    before = live.book.members.get(id)
    if before is None:
        return NO_MEMBER
    others = [member.name for other, member in active_members(live.book).items() if other != id]
    if taken(others, name):
        return _taken(name)
    if why := names_trouble([*others, name]):
        return Refusal(why)
    ready = replace(before, name=clean(name, NAME).strip())
    return (Put("members", id, before, ready),) if ready != before else Refusal("Nothing changed.")


def member_leaves(live: Live, now: Stamp, id: int, today: date) -> Facts | Refusal:
    """Let a member leave the set; what was kept of them stays."""
    before = live.book.members.get(id)
    if before is None:
        return NO_MEMBER
    if before.left is not None:
        return Refusal(f"{before.name} has left already.")
    return (Put("members", id, before, replace(before, left=today)),)


def change_charter(live: Live, now: Stamp, rules: tuple[str, ...], today: date) -> Facts | Refusal:
    """Make a new version of the charter; earlier versions stay."""
    if why := next((why for rule in rules if (why := too_long(rule, LINE))), None):
        return Refusal(why)
    ready = tuple(rule for rule in (clean(rule, LINE).strip() for rule in rules) if rule)
    if not ready:
        return Refusal("A charter needs at least one rule.")
    current = current_charter(live.book)
    if current is not None and current[1].rules == ready:
        return Refusal("Nothing changed.")
    return (Put("charter", live.book.next_id("charter"), None, Charter(ready, today)),)


def profile_trouble(profile: Profile) -> str | None:
    """Why a profile cannot be kept, in words; None if it can."""
    if why := too_long(profile.name, NAME):
        return why
    if not clean(profile.name, NAME).strip():
        return "A set needs a name."
    if profile.quorum < LEAST_QUORUM:
        return f"Quorum is never under {LEAST_QUORUM}."
    return None if 10 <= profile.minutes <= 24 * 60 else "A session has from 10 minutes to a day at hand."


def names_trouble(names: Sequence[str]) -> str | None:
    """Why these people, as typed, cannot be a set's members, in words; None if they can."""
    seen: list[str] = []
    twice: list[str] = []
    for typed in names:
        if why := too_long(typed, NAME):
            return why
        name = clean(typed, NAME).strip()
        if not name:
            return "A member needs a name."
        if not called_alike(name, seen):
            seen.append(name)
        elif not called_alike(name, twice):
            twice.append(name)
    if not twice:
        return None
    stand = "stands" if len(twice) == 1 else "stand"
    return f"{together(twice)} {stand} there twice. Add an initial to tell them apart."


def taken(names: Sequence[str], name: str) -> bool:
    """True if a member has that name already."""
    return called_alike(clean(name, NAME), names) is not None


def _taken(name: str) -> Refusal:
    return Refusal(f"{clean(name, NAME).strip()} is a member already. Add an initial to tell them apart.")


DEFAULT_CHARTER = (
    "What is said here stays here; each may speak of their own learning outside.",
    "We start and end on time; who cannot come says so beforehand.",
    "We ask to help the presenter think; advice waits until it is wanted.",
    "One person speaks at a time, and silence is allowed.",
    "Each presenter chooses their own actions, and tells us next time what became of them.",
)
"""What a new set starts with; our own words, to be changed by the set."""
