"""Where a step stands: what is known of people and phases, and what was true before it."""

from collections.abc import Iterator
from datetime import date

from als_tui.domain.process.planning import slot_in
from als_tui.domain.session import facts as f
from als_tui.domain.session.live import Live
from als_tui.domain.session.state import Session
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

    def began_before(self, stop: str) -> bool:
        """True if this stop had begun before the step: it goes on then."""
        return any(isinstance(fact, f.PhaseBegan) and fact.stop == stop for fact in self._before())

    def was_silent(self) -> bool:
        """True if a silence was held until the step."""
        interventions = [
            fact for fact in self._before() if isinstance(fact, f.Intervened) and fact.which is None
        ]
        return bool(interventions) and interventions[-1].reason is f.Reason.SILENCE

    def slots_before(self) -> tuple[f.Slot, ...]:
        """The slots as they stood before the step."""
        ordered = [fact.slots for fact in self._before() if isinstance(fact, f.Opened | f.SlotsOrdered)]
        return ordered[-1] if ordered else ()

    def told_before(self, action: int) -> f.ProgressTold | None:
        """What was told of an action before the step."""
        answers = [
            fact for fact in self._before() if isinstance(fact, f.ProgressTold) and fact.action == action
        ]
        return answers[-1] if answers else None

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
            case (f.DetailSet() | f.WordGiven(passed=False) as line,):
                return not line.text and not self.text_before(line)
        return False

    def bid_before(self, person: int) -> f.BidMade | None:
        """A person's bid before the step; None if there was none."""
        bids = [fact for fact in self._before() if isinstance(fact, f.BidMade) and fact.person == person]
        return bids[-1] if bids and bids[-1].urgency else None

    def text_before(self, line: f.WordGiven | f.DetailSet) -> str:
        """What stood before the step where this line stands."""
        texts = [
            fact.text
            for fact in self._before()
            if isinstance(fact, f.WordGiven | f.DetailSet) and _subject(fact) == _subject(line)
        ]
        return texts[-1] if texts else ""

    def caught(self, entry: int) -> f.Content | None:
        """What stood under this number before the step."""
        caught = [
            fact.content
            for fact in self._before()
            if isinstance(fact, f.Captured | f.Amended) and fact.id == entry
        ]
        return caught[-1] if caught else None

    def _before(self) -> Iterator[f.Fact]:
        """Yield the facts that counted before the step, oldest first."""
        done = frozenset(self.live.done)
        for step in self.live.log:
            if step.seq in done and step.seq < self.step.seq:
                yield from step.facts


def _subject(line: f.WordGiven | f.DetailSet) -> tuple[int | None, str]:
    """Whose line it is and what it is about; nobody's (None) if the session has one for all."""
    return (line.person, line.about) if isinstance(line, f.WordGiven) else (None, line.detail)
