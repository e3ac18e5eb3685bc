"""Session time: one number of seconds that never runs backwards, over suspends, clock steps and restarts."""

from datetime import UTC, datetime
from math import ceil, floor
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from als_tui.late import late
from als_tui.value import Value, replace

LEFT_OUT = "the clocks leave that hour out"
TWICE = "that hour comes twice, the first is meant"
_MINUTES = late(r"(\d{1,5})\s*(?:m|mins?\.?|minutes?)?")
_HOURS = late(
    r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hrs?\.?|hours?)(?:\s*(?:and\s*)?(\d{1,2})\s*(?:m|mins?\.?|minutes?)?)?"
)
_CLOCKED = late(r"(\d{1,3}):([0-5]\d)(?:\s*h)?")
_SECONDS = late(r"(?:(\d{1,2}):([0-5]\d)|(\d{1,4})\s*(?:s|secs?\.?|seconds?)?)")
MOMENT = 0.001
"""The least that passes, in seconds."""


class ClockReading(Value):
    """What the machine's clocks say at one moment."""

    wall: datetime
    """UTC, aware; for what is shown and kept, never for lengths."""
    boot: float
    """Seconds since the machine started, sleep included."""
    boot_id: str
    """Names the boot that `boot` counts from."""
    slept: float = 0.0
    """How many of those seconds the machine was asleep."""


class Stamp(Value):
    """A moment of a set's life: a reading, and the set's own seconds `t`, from which every length is taken."""

    at: datetime
    """UTC, aware."""
    boot_id: str
    boot: float
    """Seconds since that boot."""
    t: float
    """Seconds of the set's own time; differences are lengths, the zero means nothing."""


class Away(Value):
    """A stretch that als-tui did not see pass: it was not running, or the computer slept or was off."""

    since: float
    """The set's seconds at the last moment known before it."""
    until: float
    """The set's seconds at the first moment after it."""
    about: bool
    """True if the machine was started anew in it, so that only the wall clock tells how long it was."""

    @property
    def measured(self) -> float:
        """Its seconds as the clocks tell them."""
        return round(self.until - self.since, 3)


def first_stamp(reading: ClockReading) -> Stamp:
    """The stamp from which a new set's time starts."""
    return Stamp(reading.wall, reading.boot_id, reading.boot, 0.0)


def later_stamp(last: Stamp, reading: ClockReading) -> Stamp:
    """The stamp for a reading that comes after `last`.

    On the same boot the length is exact, sleep included; after a reboot it is the wall clock's difference,
    never less than nothing, because no other clock survives one.
    """
    same_boot = reading.boot_id == last.boot_id
    passed = reading.boot - last.boot if same_boot else (reading.wall - last.at).total_seconds()
    return Stamp(reading.wall, reading.boot_id, reading.boot, round(last.t + max(0.0, passed), 3))


def stamp_again(last: Stamp, reading: ClockReading) -> Stamp:
    """The first stamp of a program that takes a set up again.

    After another boot it is a moment later than `last`, even if no clock went on meanwhile: so the stretch
    between has a place of its own, after all that ended before it.
    """
    later = later_stamp(last, reading)
    if reading.boot_id == last.boot_id or later.t > last.t:
        return later
    return replace(later, t=round(last.t + MOMENT, 3))


def clock_face(seconds: float) -> str:
    """`m:ss` left, or `+m:ss` once the time is over; the display never hides that a phase runs long."""
    shown = whole(-seconds) if seconds < 0 else ceil(seconds - MOMENT)
    sign = "+" if seconds < 0 and shown else ""
    hours, rest = divmod(shown, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{sign}{hours}:{minutes:02}:{secs:02}" if hours else f"{sign}{minutes}:{secs:02}"


def whole(seconds: float) -> int:
    """Seconds that have wholly passed, so that on every screen what has passed and what is left make up the plan."""
    return floor(seconds + MOMENT)


def passed_face(seconds: float) -> str:
    """`m:ss` of time that has passed."""
    return clock_face(whole(seconds))


def read_minutes(words: str) -> int | None:
    """The whole minutes that words say, alone (`210`) or with hours (`3h`, `1h30`, `1:30`, `1.5 h`); None if none."""
    said = words.strip().casefold()
    if not said.isascii():
        return None
    if alone := _MINUTES.fullmatch(said):
        return int(alone[1])
    if found := _HOURS.fullmatch(said) or _CLOCKED.fullmatch(said):
        return round(float(found[1].replace(",", ".")) * 60) + int(found[2] or 0)
    return None


def read_seconds(words: str) -> int | None:
    """The seconds that words say, with minutes (`1:30`) or alone (`90`, `90 s`); None if none."""
    said = words.strip().casefold()
    found = _SECONDS.fullmatch(said) if said.isascii() else None
    if found is None:
        return None
    return int(found[3]) if found[3] else int(found[1]) * 60 + int(found[2])


def minutes_understood(words: str) -> str:
    """What is read back of minutes that were not typed as a figure alone; nothing if they were, or are none."""
    minutes = read_minutes(words)
    return "" if minutes is None or words.strip().isdecimal() else f"{minutes} min"


def spell_length(seconds: float) -> str:
    """A length as it is said: `45 s`, `12 min`, `2 h 5 min`, `3 days`."""
    return f"{round(seconds)} s" if seconds < 90 else spell_minutes(round(seconds / 60))


def spell_minutes(minutes: int) -> str:
    """Whole minutes as they are said, in hours and days if they are many: `12 min`, `2 h 5 min`, `3 days`."""
    if minutes < 90:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{round(minutes / 1440)} days"


def spell_hours(minutes: int) -> str:
    """Whole minutes as a register of hours has them, however many: `45 min`, `22 h 14 min`, `131 h 0 min`."""
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"


def wall_time(at: datetime, zone: str) -> datetime:
    """A UTC moment as the set's wall clock shows it, without a zone: to compare with a date and time people said."""
    return local_time(at, zone).replace(tzinfo=None)


def local_time(at: datetime, zone: str) -> datetime:
    """A UTC moment as the set's wall clock shows it; UTC if the machine does not know the zone."""
    try:
        return at.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return at


def is_left_out(when: datetime, zone: str) -> bool:
    """True for a local time that no clock shows there, as they are put forward over it."""
    utc = _as_utc(when, zone, 0)
    return utc is not None and wall_time(utc, zone) != when


def comes_twice(when: datetime, zone: str) -> bool:
    """True for a local time that clocks show twice there, as they are put back over it."""
    first, second = (_as_utc(when, zone, fold) for fold in (0, 1))
    return first is not None and first != second and not is_left_out(when, zone)


def _as_utc(when: datetime, zone: str, fold: int) -> datetime | None:
    """The moment of a local time, before the clocks change or after; None if the machine does not know the zone."""
    try:
        return when.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
