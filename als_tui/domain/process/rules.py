"""What must hold for a process, so that a session can be run by it whoever wrote it."""

import re
from collections import Counter
from collections.abc import Iterator

from als_tui.domain.process.definition import Minutes, Phase, Process, Records, Speakers
from als_tui.domain.process.planning import MOST_SLOTS

MOST_MINUTES = 1440
"""Minutes of one day: no session, slot or phase is longer."""
MOST_PHASES = 60
"""Phases of one process; the longest published one has about a dozen."""
ID_RULE = "only the small letters a to z, figures and hyphens, 1 to 40 of them"
_ID = re.compile(r"[a-z0-9-]{1,40}")
_NEEDS_PRESENTER = (Speakers.PRESENTER, Speakers.SET_ASKS, Speakers.SET_SPEAKS)
_HOME = {
    Records.CHECK_IN: "opening",
    Records.PROGRESS: "opening",
    Records.BIDS: "opening",
    Records.REVIEW: "closing",
}
_NEEDED = (Records.CHECK_IN, Records.PROGRESS, Records.REVIEW)

Broken = tuple[str, str]
"""The key in the file, such as `slot[2].minutes` (counted from one), and why it cannot be."""


def id_fits(id: str) -> bool:
    """True for what may be the id of a process or a phase, and so a file's name everywhere."""
    return _ID.fullmatch(id) is not None


def broken_rules(process: Process) -> tuple[Broken, ...]:
    """Every rule that this process breaks, in a facilitator's words; empty if it can be run."""
    placed = tuple(_placed(process))
    return (
        *_identity(process, placed),
        *_figures(process, placed),
        *_purposes(placed),
        *_slot_time(process),
    )


def _placed(process: Process) -> Iterator[tuple[str, str, Phase]]:
    """Each phase with its part and its key in the file."""
    between = tuple(stand.phase for stand in process.between)
    parts = {"opening": process.opening, "slot": process.slot, "between": between, "closing": process.closing}
    for part, phases in parts.items():
        for number, phase in enumerate(phases, start=1):
            yield part, f"{part}[{number}]", phase


def _identity(process: Process, placed: tuple[tuple[str, str, Phase], ...]) -> Iterator[Broken]:
    for key, id in (("id", process.id), *((f"{key}.id", phase.id) for _, key, phase in placed)):
        if not id_fits(id):
            yield key, ID_RULE
    if len(placed) > MOST_PHASES:
        yield "slot", f"{len(placed)} phases are too many; {MOST_PHASES} is the most"
    seen: dict[str, str] = {}
    for _, key, phase in placed:
        if phase.id in seen:
            yield f"{key}.id", f"{seen[phase.id]} has the id {phase.id} already; choose another"
        seen.setdefault(phase.id, key)
    for key, title in (
        ("title", process.title),
        *((f"{key}.title", phase.title) for _, key, phase in placed),
    ):
        if not title:
            yield key, "is empty; people see the title on the screen"


def _figures(process: Process, placed: tuple[tuple[str, str, Phase], ...]) -> Iterator[Broken]:
    yield from _within("minutes", process.minutes, MOST_MINUTES)
    yield from _within("slot_minutes", process.slot_minutes, MOST_MINUTES)
    if process.most_slots is not None:
        yield from _within("most_slots", process.most_slots, MOST_SLOTS)
    for number, stand in enumerate(process.between, start=1):
        yield from _within(f"between[{number}].after", stand.after, MOST_SLOTS)
    for part, key, phase in placed:
        if phase.minutes is not None:
            yield from _phase_minutes(part, key, phase.minutes)


def _phase_minutes(part: str, key: str, minutes: Minutes) -> Iterator[Broken]:
    name = f"{key}.minutes_each" if minutes.each else f"{key}.minutes"
    if minutes.rest:
        if part != "slot":
            yield name, 'only a phase of the slot can take the "rest"; give it minutes, or none'
        return
    outside = next((n for n in (minutes.low, minutes.high) if not 1 <= n <= MOST_MINUTES), None)
    if outside is not None:
        yield from _within(name, outside, MOST_MINUTES)
    elif minutes.low > minutes.high:
        yield name, f"the smaller figure comes first: [{minutes.high}, {minutes.low}]"


def _within(key: str, figure: int, most: int) -> Iterator[Broken]:
    if not 1 <= figure <= most:
        yield key, f"must be from 1 to {most}"


def _purposes(placed: tuple[tuple[str, str, Phase], ...]) -> Iterator[Broken]:
    for part, key, phase in placed:
        home = _HOME.get(phase.records)
        if home is not None and part != home:
            yield f"{key}.records", f'a phase that records "{phase.records}" belongs in [[{home}]]'
        if phase.records is Records.QUESTIONS and part != "slot":
            yield f"{key}.records", "questions are asked of a presenter, so they belong in [[slot]]"
        if phase.speakers in _NEEDS_PRESENTER and part != "slot":
            yield f"{key}.speakers", f'"{phase.speakers}" needs a presenter, and only a [[slot]] has one'
    counts = Counter(phase.records for _, _, phase in placed)
    for records, home in _HOME.items():
        if not counts[records] and records in _NEEDED:
            yield home, f'one phase must record "{records}"'
        if counts[records] > 1:
            yield home, f'{counts[records]} phases record "{records}"; keep one of them'


def _slot_time(process: Process) -> Iterator[Broken]:
    if not process.slot:
        yield "slot", "there is none; a slot needs at least one phase"
    timed = [phase.minutes for phase in process.slot if phase.minutes is not None]
    rests = sum(minutes.rest for minutes in timed)
    if rests > 1:
        yield "slot", f'{rests} phases take the "rest"; only one can'
    fixed = sum(minutes.high for minutes in timed if not minutes.each and not minutes.rest)
    least = fixed + 1 if rests else fixed
    if process.slot_minutes < least <= MOST_MINUTES:
        extra = ' and the one that takes the "rest" at least 1' if rests else ""
        yield (
            "slot_minutes",
            f"{process.slot_minutes} is too little: the phases of the slot need {fixed}{extra}",
        )
