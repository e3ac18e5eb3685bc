"""What every screen of a running session shares: the clock's keys, the capture line, and what is rare."""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, Concatenate, ParamSpec

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.events import Paste

from als_tui.domain.moves import Facts, Refusal, attendance, away, bids, flow, tail
from als_tui.domain.process.definition import Records, Speakers
from als_tui.domain.session.away import is_about, ran_through
from als_tui.domain.session.evolve import apply
from als_tui.domain.session.facts import AwayCounted, Presence, Step
from als_tui.domain.session.live import Live
from als_tui.domain.session.schedule import (
    allowed,
    elapsed,
    ends_soon,
    minutes_over,
    next_stop,
    projected_end,
    unanswered,
)
from als_tui.domain.session.state import Session, commitments
from als_tui.domain.telling.steps import describe
from als_tui.domain.timing import Stamp, clock_face, local_time, passed_face, spell_minutes
from als_tui.domain.words.counting import are
from als_tui.engine import Outcome, Refused
from als_tui.keys import SESSION_KEYS
from als_tui.screens.common.key_line import Menu
from als_tui.screens.common.requests import GoRequested, Place
from als_tui.screens.common.windows import CardScreen, Choice, ChoiceScreen, choice_key
from als_tui.screens.session.away import AwayScreen
from als_tui.screens.session.strike import StrikingScreen
from als_tui.screens.session.whom import WhomScreen
from als_tui.screens.session.words import catch_up, cost_words, to_be_asked, trimmed
from als_tui.widgets.entry import EntryLine
from als_tui.widgets.plain import fit

P = ParamSpec("P")
_WAYS = {"`j`": "go.progress", "`r`": "go.roster", "`i`": "go.issues", "`w`": "people.came"}
"""The keys that a refusal to go on can name, and their ids."""
_OTHER = (
    Choice("s", "skip", "Skip this phase", "where the process allows it"),
    Choice("e", "end", "End this slot early", "on to what comes after it"),
    Choice("k", "break", "Take a break now", "n goes back to work"),
    Choice("d", "drop", "Drop the last coming slot", "the plan is shorter"),
    Choice("w", "swap", "Swap the next two coming slots"),
    Choice("u", "card", "Catch-up card", "for who came late: no notes on it"),
    Choice("x", "strike", "Strike the last words caught", "gone for good; asked twice"),
)
"""What is rare in a session, each by a second key."""


class SessionScreen(WhomScreen, StrikingScreen):
    """A screen of the open session; the keys of the clock and of capture work on each."""

    BINDINGS: ClassVar[list[BindingType]] = [*SESSION_KEYS]
    MOVES: ClassVar[Mapping[str, Callable[[Live, Stamp], Facts | Refusal]]] = {
        "clock.toggle": flow.start_or_pause,
        "phase.next": flow.next_phase,
        "phase.back": flow.back,
        "tail.trim": tail.trim_rest,
        "tail.hold": tail.hold_end,
    }
    """The move of each key that is one, by the key's id."""

    @property
    def stands(self) -> bool:
        """False once the session is sealed, or its opening was undone."""
        return super().stands and self.live is not None and self.live.session is not None

    def on_paste(self, event: Paste) -> None:
        """Without a line or field to go into, pasted words are lost, which is said."""
        if event.text.strip() and self.query_one(EntryLine).question is None:
            event.stop()
            self.say("Nothing was taken of what was pasted: c opens a line for it.", "refused")

    def title_words(self) -> tuple[str, str]:
        """Set and session; whether it is saved, the time, and when the session will end."""
        right, session = f"{self.clock_words()}{self._end_words()}", f" · session {self.session.number}"
        room = self.size.width - cell_len(right) - cell_len(session) - 3
        return f"{fit(self.set_now.book.profile.name, max(8, room))}{session}", right

    def _end_words(self) -> str:
        if not self.session.runs:
            return ""
        end = local_time(projected_end(self.session, self.moment), self.set_now.book.profile.zone)
        over = minutes_over(self.session, self.moment)
        return f" · ends {end:%H:%M}" + (f" (+{spell_minutes(over)})" if over > 0 else "")

    def time_words(self) -> str:
        """The running phase's time in words: left, over, or how long it has gone; about, where a reboot is in it."""
        if self.session.here is None:
            return "not begun"
        about = "about " if is_about(self.session, self.engine.away) else ""
        words = f"{about}{self._time_of(self.session)}"
        if ends_soon(self.session, self.moment.t):
            words = f"! {words}{'' if about else ', ends soon'}"
        return f"{words}{'' if self.session.running else ' · paused'}"

    def _time_of(self, session: Session) -> str:
        here = session.here
        if here is None:
            return ""
        total, used = allowed(session, here), elapsed(session, here.key, self.moment.t)
        if total is None:
            return f"{passed_face(used)} gone"
        left = total - used
        if here.phase.speakers is Speakers.NOBODY:
            return "silence, over" if left < 0 else "silence"
        return f"{clock_face(left)} {'over' if left < 0 else 'left'}"

    def back_words(self) -> str:
        """In an unplanned break: the phase that it interrupted, and what is left of it."""
        session = self.session
        stop = session.stop_of(session.resume)
        total = allowed(session, stop) if stop else None
        if stop is None or total is None:
            return stop.phase.title if stop else ""
        left = total - elapsed(session, stop.key, self.moment.t)
        return f"{stop.phase.title}, {clock_face(left)} {'over' if left < 0 else 'left'}"

    def say_words(self) -> str:
        """What the facilitator can say to open the running phase; nothing while the timer or the set is stopped."""
        session, here = self.session, self.session.here
        quiet = here is None or not session.running or session.intervention is not None
        return "" if here is None or quiet or not here.phase.say else f"“{here.phase.say}”"

    def held_hints(self) -> tuple[str, ...]:
        """Where the next phase cannot begin yet, the key that its refusal names."""
        why = flow.held_back(self.session) or ""
        return tuple(id for face, id in _WAYS.items() if face in why)[:1]

    def onward_hints(self) -> tuple[str, ...]:
        """The key by which a phase without turns goes on: what it is for where that is not done yet, then the next."""
        session, here = self.session, self.session.here
        if here is None:
            return ()
        if next_stop(session) is None or here.phase.records is Records.REVIEW:
            return ("go.review",)
        wanted = here.phase.records is Records.ACTIONS and all(
            entry.stop != here.key for entry, _ in commitments(session)
        )
        return ("capture.line",) if wanted else ("phase.next",)

    def word_for(self, binding: Binding) -> str:
        """Space says what it does now; in a phase of actions the capture line says so."""
        here = self.session.here
        if binding.id == "clock.toggle":
            return "start" if here is None else "pause" if self.session.running else "go on"
        if binding.id == "capture.line" and here is not None and here.phase.records is Records.ACTIONS:
            return "capture an action"
        if binding.id == "go.review" and attendance.last_words_wait(self.session):
            return "last words"
        return super().word_for(binding)

    def works(self, binding: Binding) -> bool:
        """A key that is one move works where that is not refused."""
        move = self.MOVES.get(binding.id or "")
        return self.may(move) if move is not None else super().works(binding)

    def action_start_or_pause(self) -> None:
        """Start the session, pause it, or go on."""
        self.do(flow.start_or_pause)

    def action_next_phase(self) -> None:
        """End this phase and begin the next; after the progress round say how many actions nobody has heard."""
        here, left = self.session.here, len(unanswered(self.session))
        heard = here is None or here.phase.records is not Records.PROGRESS or self.session.progress_skipped
        if self._on_by(flow.next_phase) and left and not heard:
            many = are(left, "action")
            self.say(f"{self.said.words}. {many} not heard yet (j).", self.said.tone)

    def _on_by(self, move: Callable[[Live, Stamp], Facts | Refusal]) -> bool:
        """On to another phase; where it is short although there is time to spare, say so."""
        made = self.do(move)
        if made and (short := trimmed(self.session, self.moment)):
            self.say(f"{self.said.words}. {short}", self.said.tone)
        return made

    def action_back(self) -> None:
        """Go back to the phase before."""
        self.do(flow.back)

    def action_give_time(self, seconds: int) -> None:
        """More or less time for this phase, and what that costs."""
        self._shift(flow.give_time, seconds)

    def _cost(self, step: Step) -> str:
        live, zone = self.engine.live, self.set_now.book.profile.zone
        end, over = projected_end(live.running, step.stamp), minutes_over(live.running, step.stamp)
        words = f"{describe(step, live)} · ends {local_time(end, zone):%H:%M}"
        return f"{words}{cost_words(live.running, over)}"

    def _shift(
        self, move: Callable[Concatenate[Live, Stamp, P], Facts | Refusal], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Move the end of phases to come, and say what that costs."""
        outcome = self.engine.do(move, *args, **kwargs)
        self.tell(outcome, "" if isinstance(outcome, Refused) else self._cost(outcome.step))

    def action_trim_rest(self) -> None:
        """Let the rest of this slot give way."""
        self._shift(tail.trim_rest)

    def action_hold_end(self) -> None:
        """Let the coming slots give way."""
        self._shift(tail.hold_end)

    def action_away(self) -> None:
        """Ask what counts of the time away; where nobody has said yet, to leave is to say that all of it does."""
        gone = self.engine.away
        if gone is None:
            self.say("There was no time away of more than a minute; what is shorter counts.", "refused")
            return

        def answered(seconds: float | None) -> None:
            if seconds is None and self.engine.asks:
                seconds = gone.measured
            if seconds is not None:
                self.do(away.count_away, gone, seconds)

        times = [self._if_counted(AwayCounted(gone, seconds)) for seconds in (gone.measured, 0.0)]
        self.app.push_screen(AwayScreen(gone, (times[0], times[1])), answered)

    def _if_counted(self, answer: AwayCounted) -> str:
        """The phase's time if that were the answer; empty where another phase runs by now."""
        if not ran_through(self.session, answer.away, self.session.stop):
            return ""
        return self._time_of(apply(answer, self.session, self.moment))

    def action_go(self, place: Place) -> None:
        """Show another screen of the session."""
        self.post_message(GoRequested(place))

    def action_swap(self) -> None:
        """Swap the phase timer and the turn board."""
        self.post_message(GoRequested("swap"))

    def action_action_form(self) -> None:
        """Open the form for an action."""
        self._open_form(goes_on=False)

    def _open_form(self, *, goes_on: bool) -> None:
        from als_tui.screens.session.action_form import ActionScreen

        self.hush()
        self.app.push_screen(ActionScreen(self.engine, goes_on=goes_on), self.form_left)

    def go_on_typing(self, topic: str) -> None:
        """The action form is a screen of its own; all else is the entry line."""
        if topic == "action":
            self.call_after_refresh(self._open_form, goes_on=True)
        else:
            super().go_on_typing(topic)

    def form_left(self, outcome: Outcome | None) -> None:
        """Say what came of the form; nothing where it was left."""
        if outcome is not None:
            self.tell(outcome)

    def action_other(self) -> None:
        """What is rare, by a second key."""
        self.app.push_screen(ChoiceScreen("Other", _OTHER), self._other)

    def menus(self) -> Iterable[Menu]:
        """What is rare."""
        yield Menu("more.menu", _OTHER, self._other)

    def _other(self, chosen: str | None) -> None:
        coming = bids.coming_slots(self.session)
        match chosen:
            case "skip":
                self._on_by(flow.skip)
            case "end":
                self._on_by(flow.end_slot)
            case "break":
                self.do(flow.unplanned_break)
            case "drop":
                self.do(bids.drop_slot)
            case "swap":
                self.do(bids.swap_slots, coming[0].id if coming else 0, 1)
            case "card":
                self._show_card()
            case "strike":
                self.strike_last()
            case _:
                pass

    def action_came_or_left(self) -> None:
        """Who arrived, left, or is back: by their seat's key."""
        choices = [
            Choice(
                choice_key(seat),
                str(person.id),
                person.name,
                f"{person.presence} → {'left' if person.present else 'here'}",
                named=True,
            )
            for seat, person in enumerate(self.session.people)
        ]
        self.app.push_screen(ChoiceScreen("Who came, left, or is back?", choices), self._came_or_left)

    def _came_or_left(self, chosen: str | None) -> None:
        person = self.session.person(int(chosen)) if chosen else None
        if person is None:
            return
        if person.present:
            presented = person.id == self.session.presenter
            if self.do(attendance.attend, person.id, Presence.LEFT) and presented:
                self.say(
                    f"{self.said.words}, who presents: `o` `e` ends the slot, `o` `k` takes a break.",
                    "refused",
                )
        elif person.presence is Presence.LEFT:
            self.do(attendance.attend, person.id, Presence.HERE)
        elif self.do(attendance.attend, person.id, Presence.LATE):
            if asks := to_be_asked(self.session, person):
                self.say(f"{self.said.words}. {asks}", self.said.tone)
            if self.session.stop is not None:
                self._show_card()

    def _show_card(self) -> None:
        self.app.push_screen(CardScreen("Catch-up card", catch_up(self.session)))
