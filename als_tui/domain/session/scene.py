"""Where a step stands: what is known of people and phases, and what was true before it."""

from bisect import bisect_left
from datetime import date

from als_tui.domain.process.planning import slot_in
from als_tui.domain.session import facts as f
from als_tui.domain.session.live import Live
from als_tui.domain.session.state import Answer, Bid, Session
from als_tui.domain.timing import local_time
from als_tui.domain.words.shortening import shortened
from als_tui.value import Value


class Scene(Value):
    """Where a step stands: what is known of people, phases, and what was caught before it."""

    live: Live
    step: f.Step

    @property
    def session(self) -> Session | None:
        """The open session, if any."""
        return self.live.session

    @property
    def today(self) -> date:
        """The day of the step where the set meets."""
        return local_time(self.step.stamp.at, self.live.book.profile.zone).date()

    def name(self, person: int | None) -> str:
        """A person's name; the book's if no session is open."""
        known = self.session.name(person) if self.session else ""
        member = self.live.book.members.get(person or 0)
        return shortened(known or (member.name if member else "somebody"))

    def phase(self, stop: str | None) -> str:
        """A phase's title; its id if no session knows it any more."""
        place = self.session.stop_of(stop) if self.session else None
        return place.phase.title if place else (stop or "").rpartition(".")[2]

    def whose_phase(self, stop: str) -> str:
        """A phase's title; if it is in another slot than the running one, after the name of that slot."""
        slot = self.session.slot_of(slot_in(stop)) if self.session else None
        if self.session is None or slot is None or slot == self.session.slot:
            return shortened(self.phase(stop))
        return f"{shortened(self.session.slot_name(slot.id))}'s {shortened(self.phase(stop))}"

    @property
    def before(self) -> Session | None:
        """The session as the steps before this one left it, of those that count now."""
        at = bisect_left(self.live.done, self.step.seq)
        return self.live.before[at] if at < len(self.live.done) else self.live.session

    def began_before(self, stop: str) -> bool:
        """True if this stop had begun before the step: it goes on then."""
        return self.before is not None and stop in self.before.planned

    def was_silent(self) -> bool:
        """True if a silence was held until the step."""
        held = self.before.intervention if self.before else None
        return held is not None and held.reason is f.Reason.SILENCE

    def slots_before(self) -> tuple[f.Slot, ...]:
        """The slots as they stood before the step."""
        return self.before.slots if self.before else ()

    def told_before(self, action: int) -> Answer | None:
        """What was told of an action before the step."""
        return self.before.progress.get(action) if self.before else None

    @property
    def struck(self) -> bool:
        """True if the step only gave words that were struck since, and so changes nothing any more.

        A question without words may as well have been counted unheard: of it nothing is known.
        """
        match self.step.facts[:1]:
            case (f.Captured(content=content),):
                return not isinstance(content, f.Question) and not content.text
            case (f.Amended(id, content),):
                return content is not None and content == self.caught(id)
            case (f.DetailSet() | f.WordGiven(passed=False) | f.HandTold() as line,):
                return not line.text and not self.text_before(line)
        return False

    def bid_before(self, person: int) -> Bid | None:
        """A person's bid before the step; None if there was none."""
        return self.before.bids.get(person) if self.before else None

    def text_before(self, line: f.WordGiven | f.DetailSet | f.HandTold) -> str:
        """What stood before the step where this line stands."""
        if self.before is None:
            return ""
        if isinstance(line, f.DetailSet):
            return self.before.details.get(line.detail, "")
        if isinstance(line, f.HandTold):
            return self.before.hand_words.get(line.person, "")
        return self.before.words.get((line.person, line.about), "")

    def caught(self, entry: int) -> f.Content | None:
        """What stood under this number before the step."""
        found = self.before.entry(entry) if self.before else None
        return found.content if found else None
