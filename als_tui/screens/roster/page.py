"""Roster check-in: who is here, the charter agreed, quorum said plainly, a word each."""

from collections.abc import Mapping
from typing import ClassVar

from textual.content import Content

from als_tui.domain.moves import attendance
from als_tui.domain.moves.attendance import late_by, unasked
from als_tui.domain.process.definition import Records
from als_tui.domain.sealing.strikable import Target, WordsOf
from als_tui.domain.session.facts import Presence
from als_tui.domain.session.schedule import next_stop
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.requests import Place
from als_tui.screens.roster import words as rosterwords
from als_tui.screens.roster.today import TodayScreen
from als_tui.screens.roster.words import charter_waits, unmarked
from als_tui.screens.session.list_page import following
from als_tui.widgets.entry import Question
from als_tui.widgets.listing import Column, Words
from als_tui.widgets.plain import fit, plain

_MARK_KEYS = ("roster.here", "roster.late", "roster.absent", "roster.sorry", "roster.all")


class RosterScreen(TodayScreen):
    """One key a person; the cursor goes on to the next by itself."""

    KEYS: ClassVar[Keys] = (
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
    FOR: ClassVar[Records] = Records.CHECK_IN
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("", 1, 2),
        Column("name", 5, 14, name=True),
        Column("present", 7, 14),
        Column("charter", 7, 8),
        Column("role, word"),
    )

    def under_cursor(self) -> Target | None:
        """The person's check-in word."""
        return WordsOf(self.person.id, "check-in") if self.person else None

    def on_mount(self) -> None:
        """The cursor on the first who is not marked yet, or has not been asked for a word."""
        self._to_first()

    def _to_first(self) -> None:
        expected = [one.id for one in self.session.people if one.presence is Presence.EXPECTED]
        waiting = expected or (unasked(self.session, "check-in") if self._words_wait() else [])
        if self.at_work and waiting:
            self.listing.choose(str(waiting[0]))

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
            return "Next: mark who is here. A marks all the others."
        if charter_waits(session):
            others = any(person.agreed or person.refused for person in session.present)
            return f"Next: y, {'the rest' if others else 'all'} agree to the charter (Y: one does not)."
        if coming is not None and self._words_wait():
            return f"Next: a word from each (Enter), then n: {coming.phase.title}."
        return self.flow_words()

    def _words_wait(self) -> bool:
        """True in the check-in's round of words until everybody was asked."""
        running = self.session.running and self.session.here is not None
        return running and bool(unasked(self.session, "check-in"))

    def head(self) -> list[Content]:
        """Present, quorum, charter, what is kept where that is new, today's details."""
        session = self.session
        lines = [rosterwords.present(session), rosterwords.quorum(session), rosterwords.charter(session)]
        shown = [plain(fit(line, self.width)) for line in lines]
        held = self.set_now.book.sessions
        news = not held or held[max(held)].policy is not session.policy
        if news and (session.here is None or charter_waits(session)):
            shown.append(plain(fit(f"Record policy: {session.policy.label}; k reads it in full", self.width)))
        if details := rosterwords.details(session):
            shown.append(plain(fit(details, self.width)))
        return shown

    def rows(self) -> Mapping[str, tuple[Words, ...]]:
        """Everybody by seat."""
        return rosterwords.rows(self.session)

    def about(self) -> list[str]:
        """All that is known of the person under the cursor, and the plan before it begins."""
        person = self.person
        words = (
            rosterwords.about(self.session, person, self.width)
            if person
            else "Nobody is on the list: g adds a guest."
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
            self.ask_topic(f"late:{person.id}")

    def _mark(self, presence: Presence) -> bool:
        person = self.person
        made = person is not None and self.do(attendance.attend, person.id, presence)
        if made:
            self.listing.step_down()
        return made

    def action_all_here(self) -> None:
        """Everybody not marked yet is here."""
        self.do(attendance.all_here)

    def action_start_or_pause(self) -> None:
        """The round of words begins at the first seat."""
        begins = self.session.here is None
        super().action_start_or_pause()
        if begins:
            self._to_first()

    def action_minutes(self) -> None:
        """Ask how late: the person under the cursor, or who was just marked late, as the cursor has gone on."""
        person = self.person
        if person is None or person.presence is not Presence.LATE:
            person = rosterwords.just_late(self.set_now) or person
        if person is not None:
            self.ask_topic(f"late:{person.id}")

    def action_word(self) -> None:
        """Ask for a check-in word."""
        if self.person is not None:
            self.ask_topic(f"word:{self.person.id}")

    def question_of(self, topic: str) -> Question | None:
        """A check-in word, or minutes late, beside what is asked about today."""
        late = late_by(self.session, self.moment)
        return rosterwords.question_of_person(self.session, topic, late) or super().question_of(topic)

    def given(self, topic: str, text: str) -> bool:
        """Keep what was typed."""
        what, _, which = topic.partition(":")
        if what == "word":
            return self._word_given(int(which), text)
        return self._late_given(int(which), text.strip()) if what == "late" else super().given(topic, text)

    def _word_given(self, person: int, text: str) -> bool:
        asked, said = (person, "check-in"), self.session.words.get((person, "check-in"), "")
        same = text.strip() == said and bool(said or asked in self.session.passed)
        made = same or self.do(attendance.give_word, person, "check-in", text)
        if made:
            self.listing.choose(str(person))
            after = following(self.session, person, unasked(self.session, "check-in"))
            if after is None:
                self.listing.step_down()
            else:
                self.listing.choose(str(after))
        return made

    def _late_given(self, person: int, text: str) -> bool:
        if not text.isdecimal() or len(text) > 4:
            self.say(attendance.LATE_BY.why, "refused")
            return False
        who = self.session.person(person)
        same = who is not None and (who.presence, who.late) == (Presence.LATE, int(text))
        return same or self.do(attendance.attend, person, Presence.LATE, int(text))
