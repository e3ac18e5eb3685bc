"""The end-of-session review: what happened, who asked, what was promised, a round; then close and seal."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import ContentSwitcher, DataTable, Static

from als_tui.domain.facts import Commitment, WordsAbout
from als_tui.domain.moves import attendance, keeping, review
from als_tui.domain.moves.capturing import today_of
from als_tui.domain.sealing import seal
from als_tui.domain.when import read_when, spell_when
from als_tui.keys import key
from als_tui.screens import reviewrows
from als_tui.screens.choices import SureScreen
from als_tui.screens.rooms import rooms
from als_tui.screens.session import SessionScreen
from als_tui.screens.wishes import CopyRequested, ExportRequested, Place, Sealed
from als_tui.widgets.entry import Question
from als_tui.widgets.plain import plain
from als_tui.widgets.rows import Rows

WORDS: Mapping[str, tuple[WordsAbout, str]] = {
    "learning": ("learning", "What did {name} learn today?"),
    "checkout": ("check-out", "{name}'s last word for today"),
}


class ReviewScreen(SessionScreen):
    """Five parts, one at a time; Tab goes round."""

    PLACE: ClassVar[Place] = "review"
    NAME: ClassVar[str] = "review"
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "review.part",
            "tab",
            "part(1)",
            "next part",
            "What happened, people, words, actions, round: the next one.",
        ),
        key("review.part_back", "shift+tab", "part(-1)", "part before", "The part before."),
        key("review.goal", "g", "goal", "goal met?", "Was today's goal met: yes, partly, no."),
        key(
            "review.learning",
            "l",
            "words('learning')",
            "learning",
            "What the person under the cursor learned.",
        ),
        key(
            "review.checkout",
            "u",
            "words('checkout')",
            "check-out",
            "The last word of the person under the cursor.",
        ),
        key(
            "review.out",
            "X",
            "take_out",
            "take out",
            "Take out the question, note or action under the cursor.",
        ),
        key("review.next", "d", "next_date", "next date", "When the set meets next."),
        key(
            "review.export",
            "x",
            "export",
            "export",
            "Write what the whole set may read to a file (Markdown).",
        ),
        key("review.copy", "y", "copy", "copy", "Hand what the whole set may read to the clipboard."),
        key("review.seal", "S", "seal", "seal", "Close the session for good; asked twice, not undone."),
    ]
    DEFAULT_CSS = """
    ReviewScreen {
        #review--parts { height: 1; }
        #review--foot { height: auto; max-height: 3; color: $text-muted; }
        ContentSwitcher { height: 1fr; margin: 1 0; }
    }
    """

    part: reactive[str] = reactive("happened")
    """Which part shows."""

    def body(self) -> Iterable[Widget]:
        """The parts' names, one of them in full, and today's goal and next date."""
        with Vertical(id="body"):
            yield Static(id="review--parts")
            with ContentSwitcher(initial=f"part--{self.part}"):
                for name, made in reviewrows.PARTS.items():
                    yield Rows(made.columns, id=f"part--{name}")
            yield Static(id="review--foot")

    def next_hints(self) -> tuple[str, ...]:
        """Part by part, then the date, then the seal."""
        own = {
            "round": ("rows.enter", "review.learning", "review.checkout"),
            "words": ("rows.enter", "review.out"),
            "actions": ("rows.enter", "capture.form", "review.out"),
        }.get(self.part, ())
        last = self.part == list(reviewrows.PARTS)[-1]
        first = ("review.seal",) if last and self._complete() else ("review.part",)
        return (
            *first,
            *own,
            "review.goal",
            "review.next",
            "review.seal",
            "review.export",
            "review.copy",
            "step.undo",
        )

    def word_for(self, binding: Binding) -> str:
        """Enter takes a pulse in the round, and puts right what was caught."""
        if binding.id == "rows.enter":
            return "1-10" if self.part == "round" else "put right"
        return super().word_for(binding)

    def draw(self) -> None:
        """The part that shows, and the lines around it."""
        table = self.query_one(f"#part--{self.part}", Rows)
        table.show(reviewrows.PARTS[self.part].rows(self.session, self.moment.t, self.set_now))
        names = [
            Content.styled(f" {made.title} ", "bold reverse" if name == self.part else "")
            for name, made in reviewrows.PARTS.items()
        ]
        self.put("#review--parts", Content(" ").join(names))
        self.put("#review--foot", plain(self._foot()))

    def watch_part(self) -> None:
        """Another part shows, and has the cursor."""
        if self.is_mounted:
            self.query_one(ContentSwitcher).current = f"part--{self.part}"
            self.query_one(f"#part--{self.part}", Rows).focus()
            self.redraw()

    def action_part(self, by: int) -> None:
        """The next part, or the one before."""
        names = list(reviewrows.PARTS)
        self.part = names[(names.index(self.part) + by) % len(names)]

    def action_goal(self) -> None:
        """Turn the answer on."""
        if not self.session.details.get("goal"):
            self.say("No goal was set today; `r` `d` sets one.", "refused")
            return
        self.do(review.answer_goal)

    def action_words(self, what: str) -> None:
        """Ask for a person's learning or last word."""
        if (person := self._person()) is not None:
            self.ask_topic(f"{what}:{person}")

    def action_next_date(self) -> None:
        """Ask when the set meets next."""
        self.ask_topic("next")

    def action_take_out(self) -> None:
        """Take out what is under the cursor."""
        chosen = self._entry()
        if chosen is None:
            self.say("Questions and notes are taken out in Words, actions in Actions.", "refused")
        else:
            self.do(keeping.take_out, chosen)

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Enter: a pulse in the round, an edit of words or actions."""
        event.stop()
        chosen = self._entry()
        if self.part == "round" and (person := self._person()) is not None:
            self.ask_topic(f"pulse:{person}")
        elif chosen is not None:
            entry = self.session.entry(chosen)
            if entry is not None and isinstance(entry.content, Commitment):
                self._edit_action(chosen)
            else:
                self.ask_topic(f"entry:{chosen}")

    def _edit_action(self, chosen: int) -> None:
        from als_tui.screens.action import ActionScreen

        self.app.push_screen(ActionScreen(self.engine, chosen), self.form_left)

    def question_of(self, topic: str) -> Question | None:
        """Pulse, learning, last word, an edit, the next date."""
        what, _, number = topic.partition(":")
        session = self.session
        if what == "next":
            return Question(
                topic,
                "When does the set meet next? tue 9:30, 12 jan 14:00 (empty: not known)",
                read=self._read_date,
            )
        if not number.lstrip("-").isdecimal():
            return super().question_of(topic)
        id = int(number)
        if what == "entry":
            entry = session.entry(id)
            return Question(topic, "Put it right", entry.content.text) if entry else None
        name = session.name(id)
        if what == "pulse":
            text = f"{session.pulse.get(id, '')} {session.words.get((id, 'pulse'), '')}".strip()
            return Question(topic, f"{name}: 1 to 10, and a few words", text)
        about, label = WORDS[what]
        return Question(topic, label.format(name=name), session.words.get((id, about), ""))

    def given(self, topic: str, text: str) -> bool:
        """Keep what was typed."""
        what, _, number = topic.partition(":")
        if what == "next":
            return self._plan(text)
        if not number.lstrip("-").isdecimal():
            return super().given(topic, text)
        id = int(number)
        if what == "entry":
            return self._amend(id, text)
        if what == "pulse":
            made = self.do(review.give_pulse, id, text)
        else:
            made = self.do(attendance.give_word, id, WORDS[what][0], text)
        if made:
            self.query_one("#part--round", Rows).step_down()
        return made

    def _amend(self, id: int, text: str) -> bool:
        entry = self.session.entry(id)
        return entry is not None and self.do(keeping.amend, id, replace(entry.content, text=text))

    def _plan(self, text: str) -> bool:
        if not text.strip():
            return self.do(review.plan_next, None)
        when = read_when(text, today_of(self.set_now, self.moment))
        if when is None:
            self.say("Not a date and time I know. Like: tue 9:30, 12 jan 14:00, 2027-01-12 09:30.", "refused")
            return False
        return self.do(review.plan_next, when)

    def _read_date(self, text: str) -> str:
        today = today_of(self.set_now, self.moment)
        when = read_when(text, today)
        return spell_when(when, today) if when else "? not a date and time yet"

    def record_text(self) -> str:
        """What the whole set may read, as the seal would leave it."""
        sealed = seal(self.set_now.book, self.session, self.moment)
        return rooms(self.app).exporter.record(sealed, self.session.number)

    def action_export(self) -> None:
        """Write it to a file."""
        name = f"{self.set_now.book.profile.name} session {self.session.number}"
        self.post_message(ExportRequested(self.record_text(), name))

    def action_copy(self) -> None:
        """Hand it to the clipboard."""
        self.post_message(CopyRequested(self.record_text(), "Record"))

    def action_seal(self) -> None:
        """Ask twice, then close for good."""
        policy = self.session.policy
        text = (
            f"The record policy of this set: {policy}.\n{policy.words}\n\n"
            "Everything else said today is removed from this machine. This cannot be undone."
        )
        if not self.session.details.get("next_session"):
            text += "\n\nNo next date is set: Esc, then d sets one."
        self.app.push_screen(
            SureScreen(f"Close and seal session {self.session.number}?", text, "seal"), self._seal
        )

    def _seal(self, sure: bool | None) -> None:
        if not sure:
            self.say("Nothing was sealed.")
            return
        number = self.session.number
        refused = self.engine.seal()
        if refused is not None:
            self.say(refused.why, "alarm")
            return
        self.post_message(Sealed(number))

    def _complete(self) -> bool:
        session = self.session
        return all(person.id in session.pulse for person in session.present)

    def _person(self) -> int | None:
        chosen = self.query_one(f"#part--{self.part}", Rows).chosen
        if self.part not in ("round", "people") or chosen is None:
            self.say("Tab to the round: there each person has a row.", "refused")
            return None
        return int(chosen)

    def _entry(self) -> int | None:
        chosen = self.query_one(f"#part--{self.part}", Rows).chosen
        return int(chosen) if self.part in ("words", "actions") and chosen else None

    def _foot(self) -> str:
        details, today = self.session.details, today_of(self.set_now, self.moment)
        goal = details.get("goal")
        met = details.get("goal_met", "? g answers")
        when = read_when(details.get("next_session", ""), today)
        lines = [f"Goal: {goal} · met: {met}"] if goal else []
        lines.append(f"Next session: {spell_when(when, today) if when else 'no date yet · d sets one'}")
        return "\n".join(lines)
