"""The floor's keys, the same on the phase timer and on the turn board: one key for every change of speaker."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding

from als_tui.domain.asking.participation import answers
from als_tui.domain.asking.turntaking import may_follow_up, proposed
from als_tui.domain.moves import Facts, Refusal, attendance, floor, flow, turns
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.session.airtime import seconds_of
from als_tui.domain.session.live import Live
from als_tui.domain.session.schedule import ahead, next_stop
from als_tui.domain.session.state import Session, Turn
from als_tui.domain.timing import Stamp, clock_face, passed_face
from als_tui.domain.words.naming import people_called
from als_tui.keys import Key, Keys, bindings, seat_keys, typing_seat_keys
from als_tui.screens.board.prompts import PromptScreen
from als_tui.screens.common.key_line import Menu
from als_tui.screens.common.windows import Choice, ChoiceScreen
from als_tui.widgets.entry import Question
from als_tui.widgets.plain import LEAST_NAME, fit, fit_name

BEGAN_SECONDS = 90
"""What the entry line offers where a turn or a phase began earlier than the key was pressed."""

WAIT_SECONDS = 3.0
"""Quiet after a question; from about 2.7 s on answers change (ROWE)."""
_OF_TURNS = ("turn.mode", "turn.hand")
"""Keys of menus that a phase without turns refuses."""
WHOLE = 1000
"""Cells in which every name is whole."""
_WINDOW = 10
"""Cells of a window's border and padding, and of the first word of its title."""
_A_NAME = 16
"""Cells that the name of who is proposed keeps beside raised hands."""
_MODES = (
    Choice("f", TurnMode.FREE, "Free", TurnMode.FREE.words),
    Choice("r", TurnMode.ROUND, "Round", TurnMode.ROUND.words),
    Choice("l", TurnMode.FEWEST_FIRST, "Fewest first", TurnMode.FEWEST_FIRST.words),
    Choice("s", TurnMode.STACK, "Stack", TurnMode.STACK.words),
)


class FloorScreen(PromptScreen):
    """A screen on which seats' keys give the floor."""

    KEYS: ClassVar[Keys] = (
        *seat_keys(),
        *typing_seat_keys(),
        Key("turn.next", "enter", "next_turn", "next turn", "The floor to whoever is proposed."),
        Key(
            "turn.typing",
            "ctrl+n",
            "next_turn",
            "next turn, typing",
            "The same, while a line is being typed too.",
            priority=True,
        ),
        Key(
            "floor.typing",
            "ctrl+r",
            "floor_back",
            "presenter, typing",
            "The floor back to the presenter, while a line is being typed too.",
            priority=True,
        ),
        Key(
            "turn.hand", "h", "hand", "hand…", "A hand went up or down: then the seat's key.", opens="choice"
        ),
        Key("turn.pass", "k", "pass_turn", "pass", "Whoever is proposed lets the turn go by."),
        Key(
            "turn.mode",
            "m",
            "turn_mode",
            "turn mode",
            "Free, a round, fewest first, or a stack of hands.",
            opens="choice",
        ),
        Key(
            "floor.named",
            "at",
            "seat_by_name",
            "by name",
            "The floor to somebody by a letter or two of the name.",
            opens="words",
        ),
        Key("floor.back", "p", "floor_back", "presenter", "The floor back to the presenter."),
        Key(
            "floor.other",
            "x",
            "was_someone_else",
            "that was…",
            "The last turn was somebody else's: then their seat's key.",
            opens="choice",
        ),
        Key(
            "floor.earlier",
            "e",
            "began_earlier",
            "began…",
            "The turn (or phase) began some seconds ago.",
            opens="words",
        ),
    )
    BINDINGS = bindings(KEYS)

    MOVES: ClassVar[Mapping[str, Callable[[Live, Stamp], Facts | Refusal]]] = {
        **PromptScreen.MOVES,
        "floor.back": floor.floor_back,
        "turn.next": turns.give_proposed,
        "turn.pass": turns.pass_turn,
    }

    _asked: Stamp | None = None
    """When it was asked how long ago something began."""

    def works(self, binding: Binding) -> bool:
        """A seat's key works where the floor can be given to whoever sits there; that of turns, where there are any."""
        action, _, seat = binding.action.rstrip(")").partition("(")
        if action == "seat":
            people = self.session.people[int(seat) :]
            return bool(people) and self.may(floor.give_floor, people[0].id)
        if binding.id in _OF_TURNS:
            return self.session.turn_mode is not TurnMode.NONE
        return super().works(binding)

    def action_seat(self, seat: int) -> None:
        """The floor to a seat, counted from 0."""
        people = self.session.people
        if seat < len(people):
            self.do(floor.give_floor, people[seat].id)
        else:
            self.say(f"There is no seat {seat + 1} today. `w` or the roster (`r`) adds people.", "refused")

    def action_seat_by_name(self) -> None:
        """Ask for a name's first letters."""
        self.ask_topic("seat")

    def action_floor_back(self) -> None:
        """The presenter answers."""
        self.do(floor.floor_back)

    def action_next_turn(self) -> None:
        """Take the proposal."""
        self.do(turns.give_proposed)

    def action_pass_turn(self) -> None:
        """Whoever is proposed passes."""
        self.do(turns.pass_turn)

    def action_hand(self) -> None:
        """Ask whose hand."""
        self.ask_whom("Whose hand, up or down?", lambda who: self.do(turns.raise_hand, who))

    def action_turn_mode(self) -> None:
        """Ask how turns go."""
        now = self.session.turn_mode
        said = (
            "" if now is TurnMode.NONE else f"Now: {now}. A choice holds for this phase of later slots, too."
        )
        modes = [replace(mode, words=f"{mode.words} (now)") if mode.value == now else mode for mode in _MODES]
        self.app.push_screen(ChoiceScreen("How do turns go round in this phase?", modes, said), self._mode)

    def menus(self) -> Iterable[Menu]:
        """How turns can go round, too."""
        yield from super().menus()
        yield Menu("turn.mode", _MODES, self._mode)

    def _mode(self, chosen: str | None) -> None:
        if chosen is not None:
            self.do(turns.choose_mode, TurnMode(chosen))

    def action_was_someone_else(self) -> None:
        """Ask whose turn it was, of those whose it can have been."""
        at = floor.last_turn(self.session)
        if at is None:
            self.say(floor.NO_TURN.why, "refused")
            return
        self.ask_whom(
            self._not_whose(self.session.turns[at]),
            lambda who: self.do(floor.was_someone_else, who),
            fits=lambda who: not isinstance(floor.was_someone_else(self.set_now, self.moment, who), Refusal),
        )

    def _not_whose(self, turn: Turn) -> str:
        """Which turn is put right: whose, and when it ended where it is not the running one."""
        over = "" if turn.ended is None else f", over {clock_face(self.moment.t - turn.ended)} ago"
        told = f"'s turn{over}, but whose?"
        name = fit_name(self.session.name(turn.person), self.size.width - _WINDOW - cell_len(told))
        return f"Not {name}{told}"

    def action_began_earlier(self) -> None:
        """Ask how many seconds ago, counted from now, however long the answer takes."""
        self._asked = self.moment
        why = flow.began_at_once(self.session, self._asked, self._begun)
        if why is None:
            self.ask_topic("began")
        else:
            self.say(why.why, "refused")

    @property
    def _begun(self) -> flow.What:
        """What is put right: the turn that runs, else the phase."""
        return "turn" if self.session.turn else "phase"

    def question_of(self, topic: str) -> Question | None:
        """A seat by its name and when the running turn began, beside what every session screen asks."""
        if topic == "seat":
            return Question(topic, "Who has the floor? A letter or two of the name")
        if topic == "began":
            return self._began_question()
        return super().question_of(topic)

    def _began_question(self) -> Question:
        """When it began, asked with the range of what can be and a figure within it."""
        session, ask, offer = self.session, "how many seconds ago?", BEGAN_SECONDS
        asked = self._asked or self.moment
        kind: flow.What = "phase"
        if session.running:
            kind, least, most = flow.earlier_range(session, asked, self._begun)
            if least <= most:
                ask, offer = f"{ask} {flow.range_words(least, most)}", max(least, min(offer, most))
        what = f"{session.name(session.floor)}'s turn" if kind == "turn" else "This phase"
        return Question("began", f"{what} began {ask}", str(offer), replace=True)

    def given(self, topic: str, text: str) -> bool:
        """Give the floor by name; put the start right."""
        match topic:
            case "seat":
                return self._seat_given(text.strip())
            case "began":
                return self._began_given(text.strip())
        return super().given(topic, text)

    def _seat_given(self, name: str) -> bool:
        found = people_called(name, self.session.people)
        if len(found) == 1:
            return self.do(floor.give_floor, found[0].id)
        which = f"Which one: {', '.join(person.name for person in found)}?"
        self.say(which if found else "Nobody here is called that.", "refused")
        return False

    def _began_given(self, seconds: str) -> bool:
        if not seconds.isdecimal() or len(seconds) > 5:
            self.say("A number of seconds, please, in digits.", "refused")
            return False
        return self.do(flow.began_earlier, int(seconds), self._begun, self._asked)

    def floor_words(self) -> str:
        """Who has the floor, and for how long: their airtime, as in the figures."""
        session, turn = self.session, self.session.turn
        if turn is None:
            return ""
        if (
            self.wait_cue
            and self.moment.t - turn.began < WAIT_SECONDS
            and answers(session, session.turns[-2:])
        ):
            quiet = " answers · leave three seconds of quiet"
            return f"{fit_name(session.name(turn.person), self.size.width - 2 - cell_len(quiet))}{quiet}"
        since = f" has the floor {passed_face(seconds_of(session, turn, self.moment.t))}"
        return f"{fit_name(session.name(turn.person), self.size.width - 2 - cell_len(since))}{since}"

    def turn_words(self, room: int) -> str:
        """How turns go, who is proposed, and whose hands are up, in so many cells; or nothing.

        The name of who is proposed gives way, not the key that takes the proposal.
        """
        session, mode = self.session, self.session.turn_mode
        if mode is TurnMode.NONE:
            return ""
        person = proposed(session)
        names = ", ".join(session.name(hand) for hand in session.hands)
        hands = f"hands up: {names}" if names else ""
        if not person:
            empty = "Stack: no hand is up · h and a seat's key raises one" if mode is TurnMode.STACK else ""
            return fit(" · ".join(filter(None, (empty, hands))), room)
        mode_words, key_words = (
            f"{mode.capitalize()}: ",
            f" {_next_word(session, person)}{' (Enter)' if session.running else ''}",
        )
        left = room - cell_len(mode_words + key_words)
        name = fit_name(session.name(person), max(min(left, _A_NAME), left - (cell_len(hands) + 3)))
        return fit(" · ".join(filter(None, (f"{mode_words}{name}{key_words}", hands))), room)

    def place_words(self, room: int) -> str:
        """Where in the session we are, in so many cells: which slot of how many, and whose; the name gives way."""
        session, slot = self.session, self.session.slot
        if slot is None:
            return ""
        name, presents = session.name(slot.presenter), " presents"
        number = f"Slot {session.slots.index(slot) + 1} of {len(session.slots)} · "
        for before in (number, ""):
            left = room - cell_len(before + presents)
            if left >= min(cell_len(name), LEAST_NAME):
                return f"{before}{fit_name(name, left)}{presents}"
        return fit_name(name, room)

    def issue_words(self) -> str:
        """The presenter's issue in a line, where the bid gave one."""
        bid = self.session.bids.get(self.session.presenter or 0)
        return f"“{bid.issue}”" if bid and bid.issue else ""

    def coming_words(self) -> str:
        """What comes next, and after it; after a break the interrupted phase goes on with what is left of it."""
        session = self.session
        if back := self.back_words():
            return f"Then: back to {back}"
        coming = next_stop(session)
        if session.here is None:
            return "Space starts the session: " + (coming.phase.title if coming else "")
        if coming is None:
            asked = attendance.last_words_wait(session)
            return f"Next: {'v, a last word from each' if asked else 'v reviews and closes the session'}"
        if why := flow.held_back(session):
            return f"Before {coming.phase.title}: {why}"
        seconds = ahead(session, coming, self.moment.t)
        length = f" {clock_face(seconds)}" if seconds is not None else ""
        then = f"Then: {coming.phase.title}{length}"
        slot = session.slot_of(coming.slot)
        if slot is None or not slot.presenter or slot == session.slot:
            return then
        left = self.size.width - 4 - cell_len(f"{then} · ")
        return f"{then} · {fit_name(session.name(slot.presenter), max(LEAST_NAME, left))}"


def _next_word(session: Session, person: int) -> str:
    """What the proposal is: in a round the one who asked may follow up once."""
    return "may follow up" if may_follow_up(session) == person else "is next"
