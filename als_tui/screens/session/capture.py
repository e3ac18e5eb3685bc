"""The capture line on every screen of a session: what a line means, and what Tab and ctrl+t make of it."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import var

from als_tui.domain.asking.questioning import guessed_kind, kind_after
from als_tui.domain.capture.action_hints import action_hints
from als_tui.domain.capture.handles import completed
from als_tui.domain.capture.line import Reading, read_back
from als_tui.domain.capture.meaning import Meaning, held, meaning_of, pinned, understood, unpinned
from als_tui.domain.moves import capturing
from als_tui.domain.sealing.seal import next_date
from als_tui.domain.session.state import Session
from als_tui.domain.words.text import A_LINE, A_NOTE, NOTE, Allowed
from als_tui.keys import key
from als_tui.screens.common.set_screen import TYPING, SetScreen
from als_tui.screens.session.capture_words import HELD, LABELS, NOBODY, WHOSE, fitted_back, mark_hint
from als_tui.screens.session.parked_drafts import bring_back, put_aside
from als_tui.widgets.entry import EntryLine, Question
from als_tui.widgets.lines import Hint
from als_tui.widgets.plain import fit

TOPIC = "capture"
_ROOMY = 70
"""Cells from which a name has room in the label."""


class CatchScreen(SetScreen):
    """A screen on which what is said can be caught in a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "capture.line",
            "c",
            "capture",
            "capture",
            "Catch what is said in a line: question, action, note, learning, decision.",
        ),
        key(
            "capture.kind",
            "ctrl+t",
            "turn_kind",
            "kind, typing",
            "While a question is typed: its next kind, in place of the one guessed.",
            priority=True,
        ),
    ]
    typed_kind: var[str] = var("")
    """What the line would be kept as: a question's kind can be turned."""
    _meant: Meaning | None = None
    """What the words in the line meant when they began."""
    _kind: str | None = None
    """The kind chosen for the question being typed; None while it is guessed."""

    def watch_typed_kind(self) -> None:
        """Other keys work on another kind of line."""
        if self.is_mounted:
            self.show_keys()

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self.set_now.running

    @property
    def meant(self) -> Meaning:
        """What the line means: words that were begun keep their meaning."""
        now = meaning_of(self.session)
        typed = bool(self.query_one(EntryLine).text.strip())
        self._meant = held(self._meant, now) if self._meant is not None and typed else now
        return self._meant

    @property
    def catching(self) -> bool:
        """True while the capture line is open: help begins with its signs."""
        line = self.query_one(EntryLine)
        return line.question is not None and line.question.topic == TOPIC

    def action_capture(self) -> None:
        """Open the capture line."""
        self.ask_beside(TOPIC)

    def ask_beside(self, topic: str) -> None:
        """Open a line for any words: those kept of last time are shown, and put aside as soon as others begin."""
        if not self.engine.read_only:
            bring_back(self.engine, topic)
        if question := self.question_of(topic):
            self.ask(replace(question, aside=lambda: put_aside(self.engine, topic)))

    def action_turn_kind(self) -> None:
        """Another kind for the question that is being typed."""
        line = self.query_one(EntryLine)
        if not self.catching or self.reading(line.text).kind != "question":
            self.say("While a question is typed in the capture line (c), this key turns its kind.", "refused")
            return
        self._kind = kind_after(self._kind_of(self.reading(line.text)))
        line.relabel("")

    def hints(self) -> tuple[Hint, ...]:
        """In the capture line Tab works, too, ctrl+t on a question, and help begins with its signs."""
        if not self.catching:
            return super().hints()
        return (
            TYPING[0],
            Hint("Esc", "words stay"),
            *((Hint("^t", "kind"),) if self.typed_kind == "question" else ()),
            Hint("Tab", "name"),
            Hint("F1", "signs"),
        )

    def question_of(self, topic: str) -> Question | None:
        """The capture line."""
        if topic != TOPIC:
            return super().question_of(topic)
        return Question(
            topic,
            "",
            head=self._label,
            read=self._read_back,
            allowed=self._allowed,
            complete=self._complete,
            emptied=self._forget,
        )

    def given(self, topic: str, text: str) -> bool:
        """Keep the captured line."""
        if topic != TOPIC:
            return super().given(topic, text)
        kept = self.do(capturing.capture, text, self.meant, self._kind)
        if kept:
            self._forget()
        return kept

    def draft_of(self, topic: str) -> str:
        """A caught line opens without the sign and name that were written out, where it means the same."""
        draft = super().draft_of(topic)
        if topic != TOPIC:
            return draft
        self._forget()
        return unpinned(draft, meaning_of(self.session), self.session.people)

    def keep_draft(self, topic: str, text: str) -> None:
        """A half-typed line is kept with sign and name written out, so that it means the same in any phase."""
        if topic == TOPIC and text.strip() and self.stands:
            text = pinned(text, self.meant, self.session.people)
        super().keep_draft(topic, text)

    def _forget(self) -> None:
        self._meant, self._kind = None, None

    def _complete(self, before: str, turn: int) -> str | None:
        return completed(before, self.session.people, turn)

    def _label(self, text: str) -> str:
        """What the line is, as it is read back; words that were begun in another phase or turn say so."""
        reading, session = self.reading(text[: 2 * NOTE]), self.session
        self.typed_kind = reading.kind
        today = capturing.today_of(self.set_now, self.moment)
        now = understood(text[: 2 * NOTE], meaning_of(session), session.people, today)
        same = (reading.kind, reading.person) == (now.kind, now.person)
        if same and reading.kind == "question" and reading.person is None:
            return fit(WHOSE, max(20, self.size.width - 2))
        label = (LABELS if same else HELD)[reading.kind].format(who=self._short(reading.person))
        return fit(label, max(20, self.size.width - 2))

    def _short(self, person: int | None) -> str:
        return fit(self.session.name(person), 16 if self.size.width >= _ROOMY else 8) or NOBODY

    def _allowed(self, text: str) -> Allowed:
        """A note may be long and have lines; all else is one line."""
        return A_NOTE if self.reading(text[: 2 * NOTE]).kind == "note" else A_LINE

    def reading(self, text: str, meaning: Meaning | None = None) -> Reading:
        """What a line would be kept as, meant as it is or otherwise."""
        return capturing.read_capture(self.set_now, self.moment, text, meaning or self.meant)

    def mean(self, meaning: Meaning) -> None:
        """Let the words in the line mean this, as somebody has said so."""
        self._meant = meaning

    def _kind_of(self, reading: Reading) -> str:
        return guessed_kind(reading.text, self.session) if self._kind is None else self._kind

    def _read_back(self, text: str) -> str:
        reading = self.reading(text)
        planned = next_date(self.set_now.book, self.session, self.moment)
        parts = read_back(
            reading,
            people=self.session.people,
            today=capturing.today_of(self.set_now, self.moment),
            next_session=planned.date() if planned else None,
            kind=self._kind_of(reading) if reading.kind == "question" else "",
            hints=(*mark_hint(text, reading), *self._hints_on(reading)),
        )
        return fitted_back(parts, *self.query_one(EntryLine).room)

    def _hints_on(self, reading: Reading) -> tuple[str, ...]:
        if reading.kind != "action":
            return ()
        book = self.set_now.book
        return action_hints(reading.text, reading.person, reading.due, self.session, book)
