"""The progress round: last time's actions, person by person, and what was learned by them."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding
from textual.content import Content

from als_tui.domain.book import Action, Status
from als_tui.domain.moves import flow, review
from als_tui.domain.moves.capturing import today_of
from als_tui.domain.process.definition import Records
from als_tui.domain.sealing.strikable import Target, ToldOf
from als_tui.domain.session.schedule import unanswered
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.requests import Place
from als_tui.screens.progress import words as progresswords
from als_tui.screens.session.people_list import PeopleScreen
from als_tui.widgets.entry import Question
from als_tui.widgets.listing import Column, Words
from als_tui.widgets.plain import fit, plain

_TELL_KEYS = ("progress.done", "progress.partly", "progress.missed", "progress.carried", "progress.dropped")

_LEARNED = "What was learned, then what changed: this action, or the one answered last."


class ProgressScreen(PeopleScreen):
    """One key an action; the cursor goes on to the next by itself."""

    KEYS: ClassVar[Keys] = (
        Key("progress.done", "d", "tell('done')", "done", "This action is done; on to the next."),
        Key("progress.partly", "p", "tell('partly')", "partly", "Done in part; on to the next."),
        Key("progress.missed", "m", "tell('missed')", "missed", "It was not done; on to the next."),
        Key("progress.dropped", "x", "tell('dropped')", "dropped", "It is no longer wanted; on to the next."),
        Key(
            "progress.carried", "k", "tell('open')", "carried", "It stays open for next time; on to the next."
        ),
        Key("progress.learned", "enter", "learned", "learned", _LEARNED, opens="words"),
        Key(
            "progress.skip", "s", "skip_rest", "skip the rest", "Leave the rest for another day, on purpose."
        ),
    )
    BINDINGS = bindings(KEYS)
    PLACE: ClassVar[Place] = "progress"
    NAME: ClassVar[str] = "progress round"
    FOR: ClassVar[Records] = Records.PROGRESS
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("whose", 5, 14, name=True),
        Column("outcome", 11, 17),
        Column("action"),
        Column("due", 5, 10),
    )
    ABOUT: ClassVar[tuple[int, int]] = (5, 5)

    def on_mount(self) -> None:
        """The cursor on the first action that is not answered for."""
        self._go_on()

    @property
    def actions(self) -> Mapping[int, Action]:
        """What is to be answered for today, in the order in which it is asked."""
        return progresswords.due_actions(self.session, self.set_now.book)

    @property
    def chosen(self) -> int | None:
        """The action under the cursor."""
        return int(self.listing.chosen) if self.listing.chosen else None

    def under_cursor(self) -> Target | None:
        """What was told of the action."""
        return ToldOf(self.chosen) if self.chosen is not None else None

    def next_hints(self) -> tuple[str, ...]:
        """One key an action while any waits, then on."""
        if self._waits():
            back = () if self.at_work else self.flow_hints()
            first = (*_TELL_KEYS, *back, "progress.learned", "progress.skip")
        else:
            first = (*self.flow_hints(), *(("progress.learned",) if self.session.progress else ()))
        return tuple(
            dict.fromkeys((*first, "step.undo", *(_TELL_KEYS if self.session.due else ()), "capture.line"))
        )

    def word_for(self, binding: Binding) -> str:
        """On an action that an answer closes, the key that keeps it open says what it would do."""
        answer = self.session.progress.get(self.chosen or 0) if self.is_mounted else None
        closed = answer is not None and bool(progresswords.closes(answer.outcome, 0))
        return "carry on" if binding.id == "progress.carried" and closed else super().word_for(binding)

    def show_about(self) -> None:
        """On another action a key may do something else."""
        super().show_about()
        self.show_keys()

    def next_words(self) -> str:
        """The same in a sentence."""
        if self._waits():
            here = self.session.here
            if self.at_work or here is None:
                return "Next: hear each owner; one key says what became of it."
            return f"Next: d, p, m, k or x for each; {self.way_back()[1]}, back to {here.phase.title}."
        return self.flow_words()

    def head(self) -> list[Content]:
        """How many are answered for."""
        return [plain(fit(progresswords.count(self.session), self.width))]

    def rows(self) -> Mapping[str, tuple[Words, ...]]:
        """Each action with its outcome."""
        return progresswords.rows(self.session, self.actions, today_of(self.set_now, self.moment))

    def rows_of(self, person: int) -> list[str]:
        """The actions that a person answers for."""
        return [str(action) for action in self.actions if self.session.due[action] == person]

    def about(self) -> list[str]:
        """The action under the cursor in full."""
        chosen = self.chosen
        if chosen is None or chosen not in self.actions:
            return []
        answer, today = self.session.progress.get(chosen), today_of(self.set_now, self.moment)
        return list(progresswords.about(self.actions[chosen], answer, today))

    def action_tell(self, outcome: str) -> None:
        """Say what became of the action under the cursor, and go on to the next."""
        told = self.chosen
        if told is None or not self.do(review.tell_progress, told, Status(outcome)):
            return
        before = self.listing.cursor_row
        self.listing.step_down()
        self._go_on()
        rows_on = self.listing.cursor_row - before
        if closes := progresswords.closes(self.session.progress[told].outcome, rows_on):
            self.say(f"{self.said.words}. {closes}", self.said.tone)

    def action_learned(self) -> None:
        """Ask what was learned; where the cursor has gone on already, of the action answered last."""
        told = self.session.progress
        action = self.chosen if self.chosen in told else next(reversed(list(told)), None)
        if action is None:
            self.say(
                "First say what became of it: d done, p partly, m missed, x dropped, k carried.", "refused"
            )
        else:
            self.ask_topic(f"learned:{action}")

    def action_skip_rest(self) -> None:
        """Leave the rest, on purpose."""
        self.do(flow.skip_progress)

    def question_of(self, topic: str) -> Question | None:
        """What was learned by an action, and what changed because of it."""
        what, _, which = topic.partition(":")
        action = self.actions.get(int(which)) if which.isdecimal() else None
        answer = self.session.progress.get(int(which)) if action else None
        if action is None or answer is None:
            return super().question_of(topic)
        about = f"({action.owner_name}: {action.text})"
        if what == "learned":
            return Question(topic, f"What was learned by it? {about}", answer.learned)
        if what == "changed":
            return Question(topic, f"And what changed because of it? {about}", answer.changed)
        return None

    def given(self, topic: str, text: str) -> bool:
        """Keep what was learned and ask what changed; then keep that."""
        what, _, which = topic.partition(":")
        if what not in ("learned", "changed"):
            return super().given(topic, text)
        answer = self.session.progress.get(int(which))
        learned = text if what == "learned" or answer is None else answer.learned
        changed = text if what == "changed" or answer is None else answer.changed
        same = answer is not None and (learned.strip(), changed.strip()) == (answer.learned, answer.changed)
        if not same and not self.do(review.tell_learned, int(which), learned, changed):
            return False
        if what == "learned":
            self.engine.draft(topic, "")
            self.ask_topic(f"changed:{which}")
        return True

    def _go_on(self) -> None:
        """From the cursor down, then from the top, to an action that waits for an answer; else it stays."""
        rows, waiting = list(self.actions), unanswered(self.session)
        at = rows.index(self.chosen) if self.chosen in rows else 0
        after = next((action for action in (*rows[at:], *rows[:at]) if action in waiting), None)
        if after is not None:
            self.listing.choose(str(after))

    def _waits(self) -> bool:
        return bool(unanswered(self.session)) and not self.session.progress_skipped
