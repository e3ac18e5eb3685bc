"""The keys that hold the process: stop the set, a silence, a check round, a decision in a line."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding

from als_tui.domain.moves import guard, keeping
from als_tui.domain.process.definition import Speakers
from als_tui.domain.session.airtime import held_for
from als_tui.domain.session.facts import Reason
from als_tui.domain.session.schedule import left
from als_tui.domain.timing import passed_face
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.board.check_round import CheckScreen
from als_tui.screens.common.key_line import Menu
from als_tui.screens.common.windows import Choice, ChoiceScreen
from als_tui.screens.session.desk import SessionScreen
from als_tui.widgets.entry import Question

REASONS = (
    Choice("a", Reason.ADVICE, "Advice", "suggestions dressed as questions"),
    Choice("p", Reason.PACE, "Pace", "too fast to think"),
    Choice("f", Reason.FOCUS, "Focus", "away from the presenter's issue"),
    Choice("d", Reason.DOMINANCE, "Dominance", "few voices take the room"),
    Choice("c", Reason.CONFLICT, "Conflict", "it is between people now"),
    Choice("g", Reason.RULE, "Ground rule", "something the set agreed on"),
)


class GuardScreen(SessionScreen):
    """A screen from which the facilitator stops the set and asks how it goes."""

    KEYS: ClassVar[Keys] = (
        Key(
            "guard.stop",
            "s",
            "stop_set",
            "stop the set",
            "Stop the set for a reason, or let it go on.",
            opens="choice",
        ),
        Key("guard.silence", "S", "silence", "silence", "A moment without words: the screen goes calm."),
        Key(
            "guard.check", "u", "check", "check round", "Each gives a 1-10: how are we doing?", opens="words"
        ),
        Key(
            "guard.decision",
            "C",
            "decision",
            "decision",
            "What the set decided for itself, in a line.",
            opens="words",
        ),
    )
    BINDINGS = bindings(KEYS)

    @property
    def calm(self) -> bool:
        """True while a silence is held, by key."""
        held = self.session.intervention
        return held is not None and held.reason is Reason.SILENCE

    @property
    def still(self) -> bool:
        """True while nobody is to speak: in a silence by key, and in a phase of silence until its time is over."""
        here, seconds = self.session.here, left(self.session, self.moment.t)
        nobody = here is not None and here.phase.speakers is Speakers.NOBODY and (seconds or 0) > 0
        return nobody or self.calm

    def rule_words(self) -> str:
        """Who may speak now; or that the set is stopped, why, for how long, and how it goes on."""
        here, held = self.session.here, self.session.intervention
        if here is None:
            return "Space starts the session."
        if held is None:
            return f"{here.phase.speakers.words}."
        if held.reason is Reason.SILENCE:
            return (
                "Silence. S ends it."
                if held.resumes is None
                else "Silence in the stop. S ends it, s goes on."
            )
        return f"■ STOPPED: {held.reason} · {passed_face(held_for(self.session, held, self.moment.t))} · s goes on"

    def word_for(self, binding: Binding) -> str:
        """While the set is stopped, the same key lets it go on."""
        held = self.session.intervention
        if held is not None and binding.id == ("guard.silence" if self.calm else "guard.stop"):
            return "end silence" if self.calm else "go on"
        return super().word_for(binding)

    def action_stop_set(self) -> None:
        """Ask why, in a silence of its own too; where the set is stopped, also in a silence, let it go on."""
        held = self.session.intervention
        if held is not None and (not self.calm or held.resumes is not None):
            self.do(guard.go_on)
        else:
            self.app.push_screen(
                ChoiceScreen(
                    "Stop the set: what for?", REASONS, "No name is kept; the phase's time runs on."
                ),
                self._stop,
            )

    def menus(self) -> Iterable[Menu]:
        """What the set can be stopped for, too."""
        yield from super().menus()
        yield Menu("guard.stop", REASONS, self._stop)

    def _stop(self, reason: str | None) -> None:
        if reason is not None:
            self.do(guard.stop_set, Reason(reason))

    def action_silence(self) -> None:
        """Begin a silence, or end it."""
        if self.calm:
            self.do(guard.end_silence)
        else:
            self.do(guard.stop_set, Reason.SILENCE)

    def action_check(self) -> None:
        """Ask round: one digit a person; a round of this phase that was left half-way goes on."""
        self.hush()
        session, number = self.session, guard.open_check(self.session)
        if number is None:
            self._new_check()
            return
        given = {person: score for (round, person), score in session.checks.items() if round == number}
        self.app.push_screen(
            CheckScreen(number, session.present, self._check(number), given, again=True),
            lambda new: self._new_check() if new else None,
        )

    def _new_check(self) -> None:
        number = guard.next_check(self.session)
        self.app.push_screen(CheckScreen(number, self.session.present, self._check(number)))

    def _check(self, number: int) -> Callable[[int, int], bool]:
        asked = self.engine.now().t
        return lambda person, score: self.do(guard.give_check, number, person, score, asked)

    def action_decision(self) -> None:
        """Open the line for a decision."""
        self.ask_beside("decision")

    def question_of(self, topic: str) -> Question | None:
        """The decision's line, beside what every session screen asks."""
        if topic == "decision":
            return Question(topic, "The set decided: in a line")
        return super().question_of(topic)

    def given(self, topic: str, text: str) -> bool:
        """Keep a decision."""
        if topic != "decision":
            return super().given(topic, text)
        return self.do(keeping.keep_decision, text)
