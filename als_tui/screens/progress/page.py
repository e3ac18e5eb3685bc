"""The progress round: last time's actions, person by person, and what was learned by them."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding

from als_tui.domain.book import Action, Status
from als_tui.domain.moves import flow, review
from als_tui.domain.process.definition import Records
from als_tui.domain.sealing.strikable import Target, ToldOf
from als_tui.domain.session.live import today_of
from als_tui.domain.session.schedule import unanswered
from als_tui.domain.session.state import Answer
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.requests import Place
from als_tui.screens.pages import people_list
from als_tui.screens.pages.list_page import ListPage
from als_tui.screens.progress import words as progresswords
from als_tui.widgets.values import Column, LineQuestion, Words

_TELL_KEYS = ("progress.done", "progress.partly", "progress.missed", "progress.carried", "progress.dropped")

_OUTCOMES = ", ".join(
    f"{press(f'progress.{outcome}')} {outcome}"
    for outcome in ("done", "partly", "missed", "dropped", "carried")
)
"""The key of each outcome."""
_LEARNED = "What was learned, then what changed: this action, or the one answered last."


class ProgressPage(ListPage):
    """One key an action; the cursor goes on to the next by itself."""

    KEYS: ClassVar[Keys] = (
        *people_list.KEYS,
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
    FOR: ClassVar[Records | None] = Records.PROGRESS
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("whose", 5, 14, name=True),
        Column("outcome", 11, 17),
        Column("action"),
        Column("due", 5, 11),
    )
    ABOUT: ClassVar[tuple[int, int]] = (5, 5)
    INDENT: ClassVar[int] = 1

    def arrive(self) -> None:
        """The cursor on the first action that is not answered for."""
        self.listing.begin()
        self._go_on()

    @property
    def actions(self) -> Mapping[int, Action]:
        """What is to be answered for today, in the order in which it is asked."""
        return progresswords.due_actions(self.session, self.work.set_now.book)

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

    def word_for(self, binding: Binding) -> str | None:
        """On an action that an answer closes, the key that keeps it open says what it would do."""
        answer = self.session.progress.get(self.chosen or 0) if self.is_mounted else None
        closed = answer is not None and bool(progresswords.closes(answer.outcome, 0))
        return "carry on" if binding.id == "progress.carried" and closed else super().word_for(binding)

    def show_about(self) -> None:
        """On another action a key may do something else."""
        super().show_about()
        self.work.show_keys()

    def next_words(self) -> str:
        """The same in a sentence."""
        if self._waits():
            here = self.session.here
            if self.at_work or here is None:
                return "Next: hear each owner; one key says what became of it."
            *others, last = map(press, _TELL_KEYS)
            keys, back = f"{', '.join(others)} or {last}", press(self.way_back())
            return f"Next: {keys} for each; {back}, back to {here.phase.title}."
        return self.flow_words()

    def head(self) -> list[str]:
        """How many are answered for."""
        return [progresswords.count(self.session)]

    def rows(self) -> Mapping[str, tuple[Words, ...]]:
        """Each action with its outcome."""
        return progresswords.rows(
            self.session, self.work.set_now.book, today_of(self.work.set_now, self.moment)
        )

    def rows_of(self, person: int) -> list[str]:
        """The actions that a person answers for."""
        return [str(action) for action in self.actions if self.session.due[action] == person]

    def works(self, binding: Binding) -> bool | None:
        """A seat's key works if somebody sits there."""
        works = people_list.works(self, binding)
        return super().works(binding) if works is None else works

    def about(self) -> list[str]:
        """The action under the cursor in full."""
        chosen = self.chosen
        if chosen is None or chosen not in self.actions:
            return []
        answer, today = self.session.progress.get(chosen), today_of(self.work.set_now, self.moment)
        owner = self.work.set_now.book.owner(chosen)
        return list(progresswords.about(self.actions[chosen], owner, answer, today))

    def action_tell(self, outcome: str) -> None:
        """Say what became of the action under the cursor, and go on to the next."""
        action = self.chosen
        if action is None or not self.work.do(review.tell_progress, action, Status(outcome)):
            return
        before = self.listing.cursor_row
        self.listing.step_down()
        self._go_on()
        rows_on = self.listing.cursor_row - before
        if closes := progresswords.closes(self.session.progress[action].outcome, rows_on):
            self.work.say(f"{self.work.message.words}. {closes}", self.work.message.tone)

    def action_learned(self) -> None:
        """Ask what was learned; if the cursor has gone on already, of the action answered last."""
        answers = self.session.progress
        action = self.chosen if self.chosen in answers else next(reversed(list(answers)), None)
        if not self.actions:
            self.work.say("No action is to be answered for.", "refused")
        elif action is None:
            self.work.say(f"First say what became of it: {_OUTCOMES}.", "refused")
        else:
            self.work.ask_topic(f"learned:{action}")

    def action_skip_rest(self) -> None:
        """Leave the rest, on purpose."""
        self.work.do(flow.skip_progress)

    def asks(self) -> Asks:
        """What was learned by an action and what changed because of it, beside whose row."""
        return {
            **people_list.asks(self),
            "learned": Ask(self._learned_question, self._learned_given),
            "changed": Ask(self._changed_question, self._changed_given),
        }

    def _answered(self, which: str) -> tuple[str, Answer] | None:
        """Whose action it is and what it says, with its answer; None if it has none any more."""
        action = self.actions.get(int(which)) if which.isdecimal() else None
        answer = self.session.progress.get(int(which)) if action else None
        return (
            (f"({self.work.set_now.book.whose(action)}: {action.text})", answer)
            if action and answer
            else None
        )

    def _learned_question(self, which: str) -> LineQuestion | None:
        if answered := self._answered(which):
            about, answer = answered
            return LineQuestion(f"learned:{which}", f"What was learned by it? {about}", answer.learned)
        return None

    def _changed_question(self, which: str) -> LineQuestion | None:
        if answered := self._answered(which):
            about, answer = answered
            return LineQuestion(
                f"changed:{which}", f"And what changed because of it? {about}", answer.changed
            )
        return None

    def _learned_given(self, which: str, text: str) -> bool:
        """Keep what was learned, and ask what changed."""
        answer = self.session.progress.get(int(which))
        kept = self._keep(int(which), text, answer.changed if answer else "")
        if kept:
            self.work.engine.draft(f"learned:{which}", "")
            self.work.ask_topic(f"changed:{which}")
        return kept

    def _changed_given(self, which: str, text: str) -> bool:
        """Keep what changed."""
        answer = self.session.progress.get(int(which))
        return self._keep(int(which), answer.learned if answer else "", text)

    def _keep(self, action: int, learned: str, changed: str) -> bool:
        answer = self.session.progress.get(action)
        same = answer is not None and (learned.strip(), changed.strip()) == (answer.learned, answer.changed)
        return same or self.work.do(review.tell_learned, action, learned, changed)

    def _go_on(self) -> None:
        """From the cursor down, then from the top, to an action that waits for an answer; else it stays."""
        rows, waiting = list(self.actions), unanswered(self.session)
        at = rows.index(self.chosen) if self.chosen in rows else 0
        after = next((action for action in (*rows[at:], *rows[:at]) if action in waiting), None)
        if after is not None:
            self.listing.choose(str(after))

    def _waits(self) -> bool:
        return bool(unanswered(self.session)) and not self.session.progress_skipped
