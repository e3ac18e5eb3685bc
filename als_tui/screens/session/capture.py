"""The capture line on every page of a session: what a line means, and what the keys in it make of it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from als_tui.domain.asking.questioning import guessed_kind, kind_after
from als_tui.domain.capture.action_hints import action_hints
from als_tui.domain.capture.handles import completed
from als_tui.domain.capture.line import Reading, read_back
from als_tui.domain.capture.meaning import Meaning, meaning_of, pinned, still_meant, understood, unpinned
from als_tui.domain.moves import capturing, keeping
from als_tui.domain.session.live import Live, today_of
from als_tui.domain.session.state import Session
from als_tui.domain.session.when import next_date
from als_tui.domain.timing import Stamp
from als_tui.domain.words.naming import Named
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import A_LINE, A_NOTE, NOTE, Allowed
from als_tui.screens.common.key_line import typing_hint
from als_tui.screens.common.set_screen import KEEPS
from als_tui.screens.pages.whom import ask_whom
from als_tui.screens.pages.work import Work
from als_tui.screens.session.capture_words import (
    BEGUN,
    LABELS,
    NOBODY,
    WHOSE,
    asker_hint,
    fitted_back,
    mark_hint,
)
from als_tui.screens.session.desk_keys import CAPTURED
from als_tui.value import replace
from als_tui.widgets.entry import EntryLine
from als_tui.widgets.fitting import fit
from als_tui.widgets.values import Hint, LineQuestion

_ROOMY = 70
"""Cells from which a name has space in the label."""


class Capture:
    """What stands in the capture line means what it meant when it began, whatever phase or turn comes."""

    def __init__(self, work: Work, line: EntryLine) -> None:
        """Catch into the session of `work`, by its entry line."""
        self._work = work
        self._line = line
        self._meant: Meaning | None = None
        """What the words in the line meant when they began."""
        self._kind: str | None = None
        """The kind chosen for the question being typed; None while it is guessed."""
        self._typed_as = ""
        """What the line would be kept as, when it was read last: a question's kind can be turned."""
        self._last: tuple[tuple[str, Meaning, Sequence[Named], date], Reading] | None = None
        """What was read last, and how it is understood."""
        self._found: tuple[Live, Stamp, tuple[Meaning, Sequence[Named], date]] | None = None
        """What a line was read against last, and at which moment of which session."""

    @property
    def under_way(self) -> bool:
        """True while the capture line is open."""
        question = self._line.question
        return question is not None and question.topic == CAPTURED

    @property
    def hints(self) -> tuple[Hint, ...]:
        """In the capture line Tab works, too, a key for the kind of a question, and help begins with its signs."""
        return (
            KEEPS,
            Hint("Esc", "words stay"),
            *(typing_hint("capture.kind", "kind") if self._typed_as == "question" else ()),
            Hint("Tab", "name"),
            *typing_hint("app.help", "signs"),
        )

    def open(self) -> None:
        """Open the line."""
        self._work.ask_beside(CAPTURED)

    def turn_kind(self) -> None:
        """Another kind for the question that is being typed."""
        line = self._line
        if self.under_way and self.reading(line.text).kind != "question":
            self._work.say("Only a question has a kind, and this line is none.", "refused")
            return
        if not self.under_way:
            capture = f"the capture line ({press('capture.line')})"
            self._work.say(f"While a question is typed in {capture}, this key turns its kind.", "refused")
            return
        self._kind = kind_after(self._kind_of(self.reading(line.text)))
        line.relabel("")

    def question(self) -> LineQuestion:
        """The line, as it is asked."""
        return LineQuestion(
            CAPTURED,
            "",
            head=self._label,
            read=self._read_back,
            allowed=self._allowed,
            complete=self._complete,
            emptied=self._forget,
        )

    def keep(self, text: str) -> bool:
        """Keep the line; ask who asked if it does not say, while its words wait in the line, and on the disk."""
        if self._lacks_asker(text):
            self._ask_asker(text)
            return False
        kept = self._work.do(capturing.capture, text, self.meant, self._kind)
        if kept:
            self._forget()
        return kept

    def opened_with(self, draft: str) -> str:
        """A caught line opens without the sign and name that were written out, if it means the same without."""
        self._forget()
        return unpinned(draft, meaning_of(self._session), self._session.people)

    def kept_as(self, text: str) -> str:
        """A half-typed line is kept with sign and name written out, so that it means the same in any phase."""
        return pinned(text, self.meant, self._session.people)

    @property
    def meant(self) -> Meaning:
        """What the line means: words that were begun keep their meaning."""
        return self._meant_among(self._around[0])

    def _meant_among(self, now: Meaning) -> Meaning:
        typed = bool(self._line.text.strip())
        self._meant = still_meant(self._meant, now) if self._meant is not None and typed else now
        return self._meant

    def reading(self, text: str, meaning: Meaning | None = None) -> Reading:
        """What a line would be kept as, meant as it is or otherwise; read once for all that a key asks of it."""
        now, people, today = self._around
        line = text, meaning or self._meant_among(now), people, today
        if self._last is None or self._last[0] != line:
            self._last = line, understood(*line)
        return self._last[1]

    @property
    def _session(self) -> Session:
        return self._work.session

    @property
    def _around(self) -> tuple[Meaning, Sequence[Named], date]:
        """What a line means at this moment, who is there, and the date: found once for each moment."""
        live, moment = self._work.set_now, self._work.moment
        if self._found is None or self._found[0] is not live or self._found[1] is not moment:
            session = self._session
            around = meaning_of(session), session.people, today_of(live, moment)
            self._found = live, moment, around
        return self._found[2]

    @property
    def _width(self) -> int:
        return max(20, self._work.columns - 2)

    def _forget(self) -> None:
        self._meant, self._kind = None, None

    def _complete(self, before: str, turn: int) -> str | None:
        return completed(before, self._session.people, turn)

    def _label(self, text: str) -> str:
        """What the line is, as it is read back; words that were begun in another phase or turn say so."""
        reading = self.reading(text[: 2 * NOTE])
        if reading.kind != self._typed_as:
            self._typed_as = reading.kind
            self._work.show_keys()
        now = self.reading(text[: 2 * NOTE], self._around[0])
        same = (reading.kind, reading.person) == (now.kind, now.person)
        if same and reading.kind == "question" and reading.person is None:
            return fit(WHOSE, self._width)
        label = (LABELS if same else BEGUN)[reading.kind].format(who=self._short(reading.person))
        return fit(label, self._width)

    def _short(self, person: int | None) -> str:
        return fit(self._session.name(person), 16 if self._work.columns >= _ROOMY else 8) or NOBODY

    def _allowed(self, text: str) -> Allowed:
        """A note may be long and have lines; all else is one line."""
        return A_NOTE if self.reading(text[: 2 * NOTE]).kind == "note" else A_LINE

    def _kind_of(self, reading: Reading) -> str:
        return guessed_kind(reading.text, self._session) if self._kind is None else self._kind

    def _read_back(self, text: str) -> str:
        reading, work = self.reading(text), self._work
        planned = next_date(work.set_now.book, self._session, work.moment)
        parts = read_back(
            reading,
            people=self._session.people,
            today=self._around[2],
            next_session=planned.date() if planned else None,
            kind=self._kind_of(reading) if reading.kind == "question" else "",
            hints=(
                *mark_hint(text, reading),
                *asker_hint(reading, self._session),
                *self._hints_on(reading),
            ),
        )
        return fitted_back(parts, *self._line.read_back_space)

    def _hints_on(self, reading: Reading) -> tuple[str, ...]:
        if reading.kind != "action":
            return ()
        book = self._work.set_now.book
        return action_hints(reading.text, reading.person, reading.due, self._session, book)

    def _lacks_asker(self, text: str) -> bool:
        reading = self.reading(text)
        return reading.kind == "question" and reading.person is None and bool(reading.text)

    def _ask_asker(self, text: str) -> None:
        session = self._session
        ask_whom(
            self._work,
            "Who asked?" if self._stays_question(text) else "Who asked? Esc keeps it as a note.",
            partial(self._asked_by, text),
            among=lambda person: (
                person.present and keeping.may_have_asked(session, session.stop, _slot(session), person.id)
            ),
            otherwise=partial(self._asked_by_nobody, text),
        )

    def _stays_question(self, text: str) -> bool:
        """True if a sign says so, whoever asked."""
        return self.reading(text, replace(self.meant, asks=False)).kind == "question"

    def _asked_by(self, text: str, person: int) -> None:
        self._meant = replace(self.meant, asker=person)
        self._give_again(text)

    def _asked_by_nobody(self, text: str) -> None:
        if self._stays_question(text):
            return
        self._meant = replace(self.meant, asks=False)
        self._give_again(text)

    def _give_again(self, text: str) -> None:
        line = self._line
        if self.under_way and line.text == text:
            line.give()


def _slot(session: Session) -> int | None:
    return session.slot.id if session.slot else None
