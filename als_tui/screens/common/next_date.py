"""When the set meets next, asked in a line: a day alone is taken, and its time asked for with the usual one offered."""

from collections.abc import Callable
from datetime import date, datetime

from als_tui.domain.days.calendar import spell_day
from als_tui.domain.moves import DAY_OVER, cannot_meet
from als_tui.domain.session.when import (
    Meeting,
    missing,
    offered_time,
    read_meeting,
    read_time,
    spell_meeting,
    usual_time,
)
from als_tui.domain.timing import wall_time
from als_tui.screens.common.open_set import Ask, Asks, OpenSet
from als_tui.widgets.values import LineQuestion

TOPIC = "next"
_NOT_KNOWN = "Not a date and a time I know. Like: tue 9:30, 12 jan 14:00, 2027-01-12 09:30."
_AGAIN = "Not kept: another day, or Esc leaves it."
"""What is said below the line that says already what is wrong with it."""


class NextDate:
    """When the set meets next, as a screen of an open set asks for it."""

    def __init__(
        self,
        at: OpenSet,
        label: str,
        plan: Callable[[datetime | None], bool],
        stands: Callable[[], str] = lambda: "",
    ) -> None:
        """`label` asks; `plan` keeps the date, or says why not, and takes None if the line was left empty.

        `stands` is what the line holds at first.
        """
        self._at = at
        self._label = label
        self._plan = plan
        self._stands = stands

    def open(self) -> None:
        """Ask when the set meets next."""
        self._at.ask_topic(TOPIC)

    def asks(self) -> Asks:
        """The day and the time, or the time of a day that was said alone."""
        return {TOPIC: Ask(self._question, self._keep, left=self._left)}

    @property
    def today(self) -> date:
        """Today's date where the set meets."""
        return self._now_there.date()

    @property
    def _zone(self) -> str:
        return self._at.set_now.book.profile.zone

    @property
    def _now_there(self) -> datetime:
        """This moment as the set's wall clock shows it."""
        return wall_time(self._at.moment.at, self._zone)

    def _question(self, rest: str) -> LineQuestion:
        if not rest:
            return LineQuestion(TOPIC, self._label, self._stands(), self._read_date, whole=True)
        day, _, offered = rest.partition(" ")
        asked = f"{spell_day(date.fromisoformat(day), self.today)}: at what time? 9:30, 2 pm"
        return LineQuestion(
            f"{TOPIC}:{rest}", asked, offered, lambda text: self._read_time(day, text), replace=True
        )

    def _keep(self, rest: str, text: str) -> bool:
        """Keep when the set meets next; after a day alone, ask for its time."""
        if rest:
            return self._keep_time(date.fromisoformat(rest.partition(" ")[0]), text)
        return self._keep_date(text)

    def _left(self, rest: str) -> bool:
        """Keep the day whose time was not told."""
        if rest:
            self._at.engine.draft(TOPIC, f"{rest.partition(' ')[0]} ")
        return False

    def _keep_date(self, text: str) -> bool:
        if not text.strip():
            return self._plan(None)
        meeting = read_meeting(text, self.today)
        if meeting.when is not None:
            return self._plan(meeting.when)
        if meeting.day is None:
            self._at.say(_AGAIN if meeting.why else _NOT_KNOWN, "refused")
            return False
        if meeting.day < self.today:
            self._at.say(_AGAIN, "refused")
            return False
        offered = offered_time(meeting.hour, usual_time(self._at.set_now.book))
        at = read_time(offered)
        if at is not None and self._why_not(datetime.combine(meeting.day, at)):
            offered = ""
        self._at.ask_topic(f"{TOPIC}:{meeting.day.isoformat()} {offered}")
        return True

    def _keep_time(self, day: date, text: str) -> bool:
        at = read_time(text)
        if at is None:
            self._at.say("Not a time I know. Like: 9:30, 14:00, 2 pm.", "refused")
            return False
        return self._plan(datetime.combine(day, at))

    def _read_date(self, text: str) -> str:
        meeting = read_meeting(text, self.today)
        if meeting.day is not None and meeting.day < self.today:
            return f"? {DAY_OVER.why}"
        return self._meeting_back(meeting) or f"? {missing(meeting, self.today)}"

    def _read_time(self, day: str, text: str) -> str:
        at = read_time(text)
        whole = Meeting(date.fromisoformat(day), at)
        return self._meeting_back(whole) if at else "? not a time yet"

    def _meeting_back(self, meeting: Meeting) -> str:
        """What was understood, or why it cannot be; nothing if day or time is not known."""
        why = self._why_not(meeting.when) if meeting.when else ""
        return f"? {why}" if why else spell_meeting(meeting, self.today, self._zone)

    def _why_not(self, when: datetime) -> str:
        """Why the set cannot meet then; nothing if it can."""
        why = cannot_meet(when, self._now_there, self._zone)
        return why.why if why else ""
