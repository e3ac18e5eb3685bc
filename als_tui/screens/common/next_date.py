"""When the set meets next, asked in a line: a day alone is taken, and its time asked for with the usual one offered."""

from datetime import date, datetime

from als_tui.domain.days.calendar import spell_day
from als_tui.domain.moves import DAY_OVER, over
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
from als_tui.screens.common.set_screen import SetScreen
from als_tui.widgets.entry import EntryLine, Question

TOPIC = "next"
_NOT_KNOWN = "Not a date and a time I know. Like: tue 9:30, 12 jan 14:00, 2027-01-12 09:30."


class NextDateScreen(SetScreen):
    """A screen on which the next date is set."""

    def next_label(self) -> str:
        """How it is asked for."""
        raise NotImplementedError

    def next_text(self) -> str:
        """What stands in the line at first."""
        return ""

    def plan(self, when: datetime | None) -> bool:
        """Keep it, or say why not; None where the line was left empty."""
        raise NotImplementedError

    @property
    def today(self) -> date:
        """Today's date where the set meets."""
        return self._now_there.date()

    @property
    def _now_there(self) -> datetime:
        """This moment as the set's wall clock shows it."""
        return wall_time(self.moment.at, self.set_now.book.profile.zone)

    def action_next_date(self) -> None:
        """Ask when the set meets next."""
        self.ask_topic(TOPIC)

    def question_of(self, topic: str) -> Question | None:
        """The day and the time, or the time of a day that was said alone."""
        what, _, rest = topic.partition(":")
        if what != TOPIC:
            return super().question_of(topic)
        if not rest:
            return Question(topic, self.next_label(), self.next_text(), self._read_date)
        day, _, offered = rest.partition(" ")
        asked = f"{spell_day(date.fromisoformat(day), self.today)}: at what time? 9:30, 2 pm"
        return Question(topic, asked, offered, lambda text: self._read_time(day, text), replace=True)

    def given(self, topic: str, text: str) -> bool:
        """Keep when the set meets next; after a day alone, ask for its time."""
        what, _, rest = topic.partition(":")
        if what != TOPIC:
            return super().given(topic, text)
        if rest:
            return self._keep_time(date.fromisoformat(rest.partition(" ")[0]), text)
        return self._keep_date(text)

    def on_entry_line_closed(self, event: EntryLine.Closed) -> None:
        """Keep the day whose time was not told."""
        what, _, rest = event.topic.partition(":")
        if what == TOPIC and rest:
            self.engine.draft(TOPIC, f"{rest.partition(' ')[0]} ")

    def _keep_date(self, text: str) -> bool:
        if not text.strip():
            return self.plan(None)
        meeting = read_meeting(text, self.today)
        if meeting.when is not None:
            return self.plan(meeting.when)
        if meeting.day is None:
            self.say(f"Not kept: {meeting.why}" if meeting.why else _NOT_KNOWN, "refused")
            return False
        if meeting.day < self.today:
            self.say(DAY_OVER.why, "refused")
            return False
        offered = offered_time(meeting.hour, usual_time(self.set_now.book))
        at = read_time(offered)
        if at is not None and over(datetime.combine(meeting.day, at), self._now_there):
            offered = ""
        self.ask_topic(f"{TOPIC}:{meeting.day.isoformat()} {offered}")
        return True

    def _keep_time(self, day: date, text: str) -> bool:
        at = read_time(text)
        if at is None:
            self.say("Not a time I know. Like: 9:30, 14:00, 2 pm.", "refused")
            return False
        return self.plan(datetime.combine(day, at))

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
        """What was understood, or that it is over; nothing where day or time is not known."""
        why = over(meeting.when, self._now_there) if meeting.when else None
        zone = self.set_now.book.profile.zone
        return f"? {why.why}" if why else spell_meeting(meeting, self.today, zone)
