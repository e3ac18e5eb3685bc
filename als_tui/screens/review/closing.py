"""What closes a session: the goal, the next date, what leaves the set's folder, the seal."""

from datetime import datetime
from typing import ClassVar

from als_tui.domain.moves import review
from als_tui.domain.moves.bids import coming_slots
from als_tui.domain.sealing import seal as sealing
from als_tui.domain.session.facts import NOT_KNOWN
from als_tui.domain.session.schedule import coming
from als_tui.domain.session.state import Session
from als_tui.domain.words.counting import counted
from als_tui.engine import Refused
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.app_port import rooms
from als_tui.screens.common.next_date import NextDateScreen
from als_tui.screens.common.requests import CopyRequested, ExportRequested, Sealed
from als_tui.screens.common.windows import Choice, ChoiceScreen, SureScreen
from als_tui.screens.session.list_page import ListScreen
from als_tui.widgets.lines import Tone
from als_tui.widgets.plain import fit

_NAMED = 3
"""Half-typed lines that the seal's question names."""


def not_over(session: Session) -> str:
    """What would be cut off by closing the session now; nothing in the last phase."""
    ahead, slots = coming(session), coming_slots(session)
    if not ahead:
        return ""
    held = f" and {counted(len(slots), 'slot')}" if slots else ""
    return f"Not over: {counted(len(ahead), 'phase')}{held} still to come."


class ClosingScreen(ListScreen, NextDateScreen):
    """The part of the review that is about the whole session, whatever its list shows."""

    KEYS: ClassVar[Keys] = (
        Key(
            "review.goal", "g", "goal", "goal met?", "Was today's goal met: yes, partly, no.", opens="choice"
        ),
        Key("review.next", "d", "next_date", "next date", "When the set meets next.", opens="words"),
        Key(
            "review.export",
            "x",
            "export",
            "export",
            "Write what the whole set may read to a file (Markdown).",
            looks=True,
        ),
        Key(
            "review.copy",
            "y",
            "copy",
            "copy",
            "Hand what the whole set may read to the clipboard.",
            looks=True,
        ),
        Key(
            "review.seal",
            "F",
            "seal",
            "seal",
            "Close the session for good; asked twice, not undone.",
            opens="words",
        ),
    )
    BINDINGS = bindings(KEYS)

    @property
    def next_date(self) -> datetime | None:
        """When the set meets next, as far as that is known."""
        return sealing.next_date(self.set_now.book, self.session, self.moment)

    @property
    def date_not_known(self) -> bool:
        """True where the set was asked today, and does not know."""
        return self.session.details.get("next_session") == NOT_KNOWN

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """A refusal that leads here names the key that closes the session here."""
        super().say(words.replace("`v`, then `F`", "`F`") if tone == "refused" else words, tone)

    def next_label(self) -> str:
        """How the next date is asked for."""
        return "Next session? tue 9:30, 12 jan 14:00 (empty: not known)"

    def plan(self, when: datetime | None) -> bool:
        """Keep when the set meets next."""
        if when is None and self.date_not_known:
            self.say("It stays as it is: not known.")
            return True
        return self.do(review.plan_next, when)

    def action_goal(self) -> None:
        """Ask whether today's goal was met."""
        goal = self.session.details.get("goal")
        if not goal:
            self.say("No goal was set today; r, then d sets one.", "refused")
            return
        choices = [Choice(answer[0], answer, answer) for answer in review.GOAL_ANSWERS]
        self.app.push_screen(ChoiceScreen("Was today's goal met?", choices, goal), self._goal_met)

    def _goal_met(self, answer: str | None) -> None:
        if answer is not None:
            self.do(review.answer_goal, answer)

    def record_text(self, *, plain: bool = False) -> str:
        """What the whole set may read, as the seal would leave it."""
        sealed = sealing.seal(self.set_now.book, self.session, self.moment)
        return rooms(self.app).exporter.record(sealed, self.session.number, plain=plain)

    def action_export(self) -> None:
        """Write it to a file."""
        name = f"{self.set_now.book.profile.name} session {self.session.number}"
        self.post_message(ExportRequested(self.record_text(), name))

    def action_copy(self) -> None:
        """Hand it to the clipboard."""
        self.post_message(CopyRequested(self.record_text(plain=True), "Record"))

    def action_seal(self) -> None:
        """Ask twice, then close for good."""
        policy, number = self.session.policy, self.session.number
        early = not_over(self.session)
        date = "" if self.next_date or self.date_not_known else "No next date is set: Esc, then d sets one."
        dropped = f"Removed: {policy.drops}" if policy.drops else ""
        text = "\n".join(
            (
                *filter(None, (f"! {early}" if early else "", self._half_typed(), date)),
                "What is not kept is removed from this set's folder; exported files stay. This cannot be undone.",
                "",
                f"Kept (record policy: {policy.label}): {policy.words}",
                dropped,
            )
        ).rstrip()
        self.app.push_screen(SureScreen(f"Close and seal session {number}?", text, "seal"), self._seal)

    def _half_typed(self) -> str:
        typed = self.engine.half_typed
        if not typed:
            return ""
        named = ", ".join(f"“{fit(words, 32)}”" for words in typed[:_NAMED])
        more = f" and {len(typed) - _NAMED} more" if len(typed) > _NAMED else ""
        return f"! Half typed, not kept, and gone with the seal: {named}{more}."

    def _seal(self, sure: bool | None) -> None:
        if not sure:
            self.say("Nothing was sealed.")
            return
        number = self.session.number
        outcome = self.engine.seal()
        if isinstance(outcome, Refused):
            self.say(outcome.why, "alarm")
            return
        self.post_message(Sealed(number, outcome.still))
