"""The floor's keys, the same on the phase timer and on the turn board: one key for every change of speaker."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding

from als_tui.domain.moves import Facts, Refusal, floor, flow, turns
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.session.live import Live
from als_tui.domain.session.state import Turn
from als_tui.domain.timing import Stamp, clock_face
from als_tui.domain.words.counting import listed
from als_tui.domain.words.naming import people_called
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings, seat_keys
from als_tui.screens.board import guard, hands, prompts
from als_tui.screens.board.face_words import Wanted, face_now
from als_tui.screens.board.prompts import Prompts
from als_tui.screens.common.app_port import port
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.key_line import Menu
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.windows import ChoiceScreen
from als_tui.screens.pages.course_words import calm
from als_tui.screens.pages.page import Page
from als_tui.screens.pages.whom import ask_whom
from als_tui.screens.pages.work import Work
from als_tui.value import replace
from als_tui.widgets.face import Face
from als_tui.widgets.fitting import fit_name
from als_tui.widgets.values import LineQuestion

BEGAN_SECONDS = 90
"""What the entry line offers when a turn or a phase began earlier than the key was pressed."""

_OF_TURNS = ("turn.mode", "turn.hand")
"""Keys of menus that a phase without turns refuses."""
_WINDOW = 10
"""Cells of a window's border and padding, and of the first word of its title."""
_MODES = (
    Choice("f", TurnMode.FREE, "Free", TurnMode.FREE.words),
    Choice("r", TurnMode.ROUND, "Round", TurnMode.ROUND.words),
    Choice("l", TurnMode.FEWEST_FIRST, "Fewest first", TurnMode.FEWEST_FIRST.words),
    Choice("s", TurnMode.STACK, "Stack", TurnMode.STACK.words),
)


def _to_seat(seat: int) -> Callable[["FloorPage"], None]:
    return lambda page: page.give_seat(seat)


class FloorPage(Page):
    """A page on which seats' keys give the floor, and from which the process is held."""

    MOVES: ClassVar[Mapping[str, Callable[[Live, Stamp], Facts | Refusal]]] = {
        "floor.back": floor.floor_back,
        "turn.next": turns.give_proposed,
        "turn.pass": turns.pass_turn,
        "turn.queue": turns.close_queue,
    }
    TYPED: ClassVar[Mapping[str, str]] = {
        **{f"typing.seat.{seat}": f"run('floor.seat.{seat}')" for seat in range(1, 10)},
        "turn.typing": "next_turn",
        "floor.typing": "floor_back",
    }
    KEYS: ClassVar[Keys] = (
        *seat_keys(
            "floor",
            "The floor to this seat, 0 for the tenth; where the set asks, it counts a question.",
            _to_seat,
        ),
        Key("turn.next", "enter", "next_turn", "next turn", "The floor to whoever is proposed."),
        Key(
            "turn.hand",
            "h",
            "hand",
            "hand…",
            "A hand went up or down: then the seat's key; of one that went up, what it is about.",
            opens="choice",
        ),
        Key(
            "turn.queue",
            "Q",
            lambda page: page.work.do(turns.close_queue),
            "close queue",
            "No further hand goes up in this phase; again, and they do.",
        ),
        Key("turn.pass", "k", "pass_turn", "pass", "Whoever is proposed lets the turn go by."),
        Key(
            "turn.mode",
            "m",
            "turn_mode",
            "turn mode",
            "Free, a round, fewest first, or a stack of hands; whose hand comes first; a turn's limit.",
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
        *prompts.KEYS,
        *guard.KEYS,
    )
    BINDINGS = bindings(KEYS)

    _asked: Stamp | None = None
    """When it was asked how long ago something began."""

    def __init__(self, work: Work) -> None:
        """A page of the session that `work` is on."""
        super().__init__(work)
        self.prompts = Prompts(work, lambda: port(self.app))

    @property
    def calm(self) -> bool:
        """True while a silence is held, by key."""
        return calm(self.session)

    @property
    def still(self) -> bool:
        """True while nobody is to speak."""
        return guard.still(self.session, self.moment.t)

    @cached_property
    def wanted(self) -> Wanted:
        """What of the big time is wanted."""
        is_on = port(self.app).is_on
        return Wanted(amber=is_on("amber"), seconds=is_on("seconds"))

    @property
    def face(self) -> Face:
        """The big time as it is now."""
        zone = self.work.set_now.book.profile.zone
        return face_now(self.session, self.moment, zone, self.work.engine.away, self.wanted)

    def rule_words(self) -> str:
        """Who may speak now, or that the set is stopped."""
        return guard.rule_words(self.session, self.moment.t)

    def word_for(self, binding: Binding) -> str | None:
        """While the set is stopped, or the queue closed, the same key lets it go on, or opens it."""
        if binding.id == "turn.queue" and self.session.queue_closed:
            return "open queue"
        return guard.word_for(self.session, binding)

    def works(self, binding: Binding) -> bool | None:
        """A seat's key works if the floor can be given to whoever sits there; that of turns, if there are any."""
        what, _, seat = (binding.id or "").rpartition(".")
        if what == "floor.seat":
            people = self.session.people[(int(seat) or 10) - 1 :]
            return bool(people) and self.work.may(floor.give_floor, people[0].id)
        if binding.id in _OF_TURNS:
            return self.session.turn_mode is not TurnMode.NONE
        return super().works(binding)

    def give_seat(self, seat: int) -> None:
        """The floor to a seat, counted from 0."""
        people = self.session.people
        if seat < len(people):
            self.work.do(floor.give_floor, people[seat].id)
        else:
            adds = f"{press('people.came')} or the roster ({press('go.roster')}) adds people."
            self.work.say(f"There is no seat {seat + 1} today. {adds}", "refused")

    def action_seat_by_name(self) -> None:
        """Ask for a name's first letters."""
        self.work.ask_topic("seat")

    def action_floor_back(self) -> None:
        """The presenter answers."""
        self.work.do(floor.floor_back)

    def action_next_turn(self) -> None:
        """Take the proposal."""
        self.work.do(turns.give_proposed)

    def action_pass_turn(self) -> None:
        """Whoever is proposed passes."""
        self.work.do(turns.pass_turn)

    def action_hand(self) -> None:
        """Ask whose hand."""
        ask_whom(self.work, "Whose hand, up or down?", partial(hands.raise_hand, self.work))

    def action_turn_mode(self) -> None:
        """Ask how turns go."""
        now = self.session.turn_mode
        said = (
            "" if now is TurnMode.NONE else f"Now: {now}. A choice holds for this phase of later slots, too."
        )
        modes = [replace(mode, words=f"{mode.words} (now)") if mode.value == now else mode for mode in _MODES]
        choices = (*modes, *hands.further(self.session))
        self.work.window(ChoiceScreen("How do turns go round in this phase?", choices, said), self._mode)

    def menus(self) -> Iterable[Menu]:
        """What the set can be stopped for, and how turns can go round."""
        yield from guard.menus(self)
        yield Menu("turn.mode", (*_MODES, *hands.further(self.session)), self._mode)

    def _mode(self, chosen: str | None) -> None:
        if chosen == hands.LIMIT:
            self.work.ask_topic(hands.LIMIT)
        elif chosen == hands.ORDER:
            self.work.do(turns.order_hands, hands.other_order(self.session))
        elif chosen is not None:
            self.work.do(turns.choose_mode, TurnMode(chosen))

    def action_was_someone_else(self) -> None:
        """Ask whose turn it was, of those whose it can have been."""
        at = floor.last_turn(self.session)
        if at is None:
            self.work.say(floor.NO_TURN.why, "refused")
            return
        ask_whom(
            self.work,
            self._not_whose(self.session.turns[at]),
            lambda who: self.work.do(floor.was_someone_else, who),
            among=lambda person: person.present and self.work.may(floor.was_someone_else, person.id),
        )

    def _not_whose(self, turn: Turn) -> str:
        """Which turn is put right: whose, and when it ended where it is not the running one."""
        over = "" if turn.ended is None else f", over {clock_face(self.moment.t - turn.ended)} ago"
        told = f"'s turn{over}, but whose?"
        name = fit_name(self.session.name(turn.person), self.work.columns - _WINDOW - cell_len(told))
        return f"Not {name}{told}"

    def action_began_earlier(self) -> None:
        """Ask how many seconds ago, counted from now, however long the answer takes."""
        self._asked = self.moment
        why = flow.began_at_once(self.session, self._asked, self._begun)
        if why is None:
            self.work.ask_topic("began")
        else:
            self.work.say(why.why, "refused")

    @property
    def _begun(self) -> flow.What:
        """What is put right: the turn that runs, else the phase."""
        return "turn" if self.session.turn else "phase"

    def asks(self) -> Asks:
        """A seat by its name, when the running turn began, a hand's word, a turn's limit, and a decision."""
        return {
            "seat": Ask(self._seat_question, lambda _, name: self._seat_given(name.strip())),
            "began": Ask(self._began_question, lambda _, seconds: self._began_given(seconds.strip())),
            **hands.asks(self.work),
            **guard.asks(self),
        }

    def _seat_question(self, _: str) -> LineQuestion:
        return LineQuestion("seat", "Who has the floor? A letter or two of the name", whole=True)

    def _began_question(self, _: str) -> LineQuestion:
        """When it began, asked with the range of what can be and a figure within it."""
        session, ask, offer = self.session, "how many seconds ago?", BEGAN_SECONDS
        asked = self._asked or self.moment
        kind: flow.What = "phase"
        if session.running:
            kind, least, most = flow.earlier_range(session, asked, self._begun)
            if least <= most:
                ask, offer = f"{ask} {flow.range_words(least, most)}", max(least, min(offer, most))
        what = f"{session.name(session.floor)}'s turn" if kind == "turn" else "This phase"
        return LineQuestion("began", f"{what} began {ask}", str(offer), replace=True)

    def _seat_given(self, name: str) -> bool:
        called = people_called(name, self.session.people)
        if len(called) == 1:
            return self.work.do(floor.give_floor, called[0].id)
        which = f"Which one: {listed(person.name for person in called)}?"
        self.work.say(which if called else "Nobody here is called that.", "refused")
        return False

    def _began_given(self, seconds: str) -> bool:
        if not seconds.isdecimal() or len(seconds) > 5:
            self.work.say("A number of seconds, please, in digits.", "refused")
            return False
        return self.work.do(flow.began_earlier, int(seconds), self._begun, self._asked)
