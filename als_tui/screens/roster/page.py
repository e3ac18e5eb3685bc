"""Roster check-in: who is here, the charter agreed, quorum said plainly, a word each."""

from collections.abc import Collection, Iterable, Mapping
from typing import ClassVar

from textual.binding import Binding

from als_tui.domain.book import last_held
from als_tui.domain.moves import attendance, flow
from als_tui.domain.moves.attendance import late_by, unasked
from als_tui.domain.process.definition import Records
from als_tui.domain.sealing.strikable import Target, WordsOf
from als_tui.domain.session.facts import Presence
from als_tui.domain.session.schedule import next_stop
from als_tui.domain.session.state import Person
from als_tui.domain.timing import read_minutes
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.key_line import Menu
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.requests import Place
from als_tui.screens.pages import people_list
from als_tui.screens.pages.list_page import ListPage
from als_tui.screens.pages.words import following
from als_tui.screens.roster import today
from als_tui.screens.roster import words as rosterwords
from als_tui.screens.roster.words import charter_waits, unmarked
from als_tui.widgets.fitting import fit_name
from als_tui.widgets.values import SEATED, Column, LineQuestion, Words

_MARK_KEYS = ("roster.here", "roster.late", "roster.absent", "roster.sorry", "roster.all")


class RosterPage(ListPage):
    """One key a person; the cursor goes on to the next by itself."""

    KEYS: ClassVar[Keys] = (
        *people_list.KEYS,
        *today.KEYS,
        Key(
            "clock.toggle",
            "space",
            "start_or_pause",
            "start/pause",
            "Start the session, pause its timer, or go on.",
        ),
        Key("roster.here", "h", "mark('here')", "here", "This person is here; on to the next."),
        Key(
            "roster.late",
            "l",
            "late",
            "late",
            "Is here, but late; Enter takes the minutes by the clock. On to the next.",
            opens="words",
        ),
        Key("roster.absent", "x", "mark('absent')", "absent", "This person is absent; on to the next."),
        Key("roster.sorry", "s", "mark('apologies')", "sorry", "Sent apologies; on to the next."),
        Key("roster.all", "A", "all_here", "all here", "Everybody not marked yet is here."),
        Key(
            "roster.minutes",
            "m",
            "minutes",
            "minutes",
            "How late: this person, or who was just marked.",
            opens="words",
        ),
        Key(
            "roster.word",
            "enter",
            "word",
            "a word",
            "This person's check-in word, empty to pass; on to the next.",
            opens="words",
        ),
    )
    BINDINGS = bindings(KEYS)
    PLACE: ClassVar[Place] = "roster"
    NAME: ClassVar[str] = "roster"
    FOR: ClassVar[Records | None] = Records.CHECK_IN
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        *SEATED,
        Column("name", 5, 14, name=True),
        Column("here", 7, 12),
        Column("charter", 7, 9),
        Column("role, word"),
    )

    def arrive(self) -> None:
        """The cursor on the first who is not marked yet, or has not been asked for a word."""
        self.listing.begin()
        self._to_first()

    @property
    def person(self) -> Person | None:
        """Who is under the cursor."""
        chosen = self.listing.chosen
        return self.session.person(int(chosen)) if chosen else None

    def under_cursor(self) -> Target | None:
        """The person's check-in word."""
        return WordsOf(self.person.id, "check-in") if self.person else None

    def rows_of(self, person: int) -> list[str]:
        """A person has one row."""
        return [str(person)]

    def works(self, binding: Binding) -> bool | None:
        """A seat's key works if somebody sits there."""
        works = people_list.works(self, binding)
        return super().works(binding) if works is None else works

    def _to_first(self) -> None:
        waiting = self._expected() or (unasked(self.session, "check-in") if self._words_wait() else [])
        if self.at_work and waiting:
            self.listing.choose(str(waiting[0]))

    def menus(self) -> Iterable[Menu]:
        """The lines about today."""
        yield from today.menus(self)

    def next_hints(self) -> tuple[str, ...]:
        """First who is here, then the charter, then the start, then a word from each."""
        if not self.at_work:
            first = (*self.flow_hints(), *_MARK_KEYS)
        elif unmarked(self.session):
            first = _MARK_KEYS
        elif charter_waits(self.session):
            first = ("roster.agree", "roster.agree_one", "roster.charter", "clock.toggle")
        elif self._words_wait():
            first = ("roster.word", *self.flow_hints())
        else:
            first = (*self.flow_hints(), "roster.word")
        rest = ("roster.word", "roster.guest", "roster.details", "roster.late", "roster.role", "step.undo")
        return tuple(dict.fromkeys((*first, *rest, "roster.minutes", "roster.charter")))

    def next_words(self) -> str:
        """The same in a sentence."""
        session, coming = self.session, next_stop(self.session)
        if not self.at_work:
            return self.flow_words()
        if unmarked(session):
            return f"Next: mark who is here. {press('roster.all')} marks all the others."
        if charter_waits(session):
            others = any(person.agreed or person.refused for person in session.present)
            agree = f"{press('roster.agree')}, {'the rest' if others else 'all'} agree to the charter"
            return f"Next: {agree} ({press('roster.agree_one')}: one does not)."
        if coming is not None and self._words_wait():
            word, goes_on = press("roster.word"), press("phase.next")
            return f"Next: a word from each ({word}), then {goes_on}: {coming.phase.title}."
        return self.flow_words()

    def _words_wait(self) -> bool:
        """True in the check-in's round of words until everybody was asked."""
        running = self.session.running and self.session.here is not None
        return running and bool(unasked(self.session, "check-in"))

    def head(self) -> list[str]:
        """Present, quorum, charter, what is kept if that is new, today's details."""
        session = self.session
        lines = [rosterwords.present(session), rosterwords.quorum(session), rosterwords.charter(session)]
        last = last_held(self.work.set_now.book)
        news = last is None or last.policy is not session.policy
        if news and (session.here is None or charter_waits(session)):
            reads = f"{press('roster.charter')} reads it in full"
            lines.append(f"Record policy: {session.policy.label}; {reads}")
        if details := rosterwords.details(session):
            lines.append(details)
        return lines

    def rows(self) -> Mapping[str, tuple[Words, ...]]:
        """Everybody by seat."""
        return rosterwords.rows(self.session)

    def about(self) -> list[str]:
        """All that is known of the person under the cursor, and the plan before it begins."""
        person = self.person
        words = (
            rosterwords.about(self.session, person, self.width)
            if person
            else f"Nobody is on the list: {press('roster.guest')} adds a guest."
        )
        if self.session.here is not None:
            return [words]
        return [words, self.plan_words()]

    def action_mark(self, presence: str) -> None:
        """Say where the person under the cursor is, and go on to the next."""
        self._mark(Presence(presence))

    def action_late(self) -> None:
        """Say that the person under the cursor is late, and offer the minutes by the clock."""
        person = self.person
        if person is not None and self._mark(Presence.LATE):
            self.work.ask_topic(f"late:{person.id}")

    def _mark(self, presence: Presence) -> bool:
        person = self.person
        made = person is not None and self.work.do(attendance.attend, person.id, presence)
        if made and person is not None:
            self._go_on(person.id, self._expected())
        return made

    def action_all_here(self) -> None:
        """Everybody not marked yet is here."""
        self.work.do(attendance.all_here)

    def action_start_or_pause(self) -> None:
        """The round of words begins at the first seat."""
        begins = self.session.here is None
        self.work.do(flow.start_or_pause)
        if begins:
            self._to_first()

    def action_minutes(self) -> None:
        """Ask how late: the person under the cursor, or who was just marked late, as the cursor has gone on."""
        person = self.person
        if person is None or person.presence is not Presence.LATE:
            person = rosterwords.just_late(self.work.set_now) or person
        if person is not None:
            self.work.ask_topic(f"late:{person.id}")

    def action_word(self) -> None:
        """Ask for a check-in word."""
        if self.person is not None:
            self.work.ask_topic(f"word:{self.person.id}")

    def asks(self) -> Asks:
        """A check-in word and minutes late, beside what is asked about today, and whose row."""
        return {
            **people_list.asks(self),
            **today.asks(self),
            "word": Ask(self._word_question, lambda which, text: self._word_given(int(which), text)),
            "late": Ask(self._late_question, lambda which, text: self._late_given(int(which), text.strip())),
        }

    def _word_question(self, which: str) -> LineQuestion | None:
        person = rosterwords.person_of(self.session, which)
        if person is None:
            return None
        label = f"{fit_name(person.name, 24)}'s check-in word (empty passes)"
        return LineQuestion(f"word:{which}", label, rosterwords.check_in_word(self.session, person))

    def _late_question(self, which: str) -> LineQuestion | None:
        person = rosterwords.person_of(self.session, which)
        if person is None:
            return None
        late = person.presence is Presence.LATE
        minutes = person.late if late else late_by(self.session, self.moment)
        label = f"{fit_name(person.name, 24)} is late by how many minutes?"
        return LineQuestion(f"late:{which}", label, str(minutes), replace=True)

    def _word_given(self, person: int, text: str) -> bool:
        asked, said = (person, "check-in"), self.session.words.get((person, "check-in"), "")
        same = text.strip() == said and bool(said or asked in self.session.passed)
        made = same or self.work.do(attendance.give_word, person, "check-in", text)
        if made:
            self._go_on(person, unasked(self.session, "check-in"))
        return made

    def _go_on(self, person: int, waiting: Collection[int]) -> None:
        """From a person to the next of those waiting, round the table; a row on if nobody waits."""
        self.listing.choose(str(person))
        after = following(self.session, person, waiting)
        if after is None:
            self.listing.step_down()
        else:
            self.listing.choose(str(after))

    def _expected(self) -> list[int]:
        return [person.id for person in self.session.people if person.presence is Presence.EXPECTED]

    def _late_given(self, person: int, text: str) -> bool:
        late = read_minutes(text)
        if late is None:
            self.work.say(attendance.LATE_BY.why, "refused")
            return False
        who = self.session.person(person)
        same = who is not None and (who.presence, who.late) == (Presence.LATE, late)
        return same or self.work.do(attendance.attend, person, Presence.LATE, late)
