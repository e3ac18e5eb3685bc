"""The action form: what, who, by when, cue, confidence, supporter; each read back while it is typed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import ClassVar

from textual import events
from textual.timer import Timer
from textual.widget import Widget

from als_tui.domain.capture.action_hints import action_hints
from als_tui.domain.days.calendar import Due, spell_due
from als_tui.domain.days.due import Unread, doubt, read_day, read_timed
from als_tui.domain.moves import keeping
from als_tui.domain.sealing.seal import next_date
from als_tui.domain.session.facts import Commitment
from als_tui.domain.session.live import today_of
from als_tui.domain.session.schedule import left
from als_tui.domain.session.state import Person
from als_tui.domain.timing import clock_face
from als_tui.domain.words.naming import at_seat, people_called
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import LINE, too_long
from als_tui.engine import Engine, Outcome, Refused
from als_tui.keys import Keys, bindings
from als_tui.screens.common.form import FormScreen
from als_tui.screens.common.requests import SayRequested
from als_tui.screens.session import kept_form
from als_tui.screens.session.kept_form import KeptWords
from als_tui.screens.session.parked_drafts import bring_back, put_aside
from als_tui.value import Value
from als_tui.widgets.capped import OneLine
from als_tui.widgets.entry import DRAFT_SECONDS
from als_tui.widgets.field import Field
from als_tui.widgets.fitting import fit, shown
from als_tui.widgets.lines import TitleLine
from als_tui.widgets.values import Saying

SURE = 7
"""Below this confidence the plan is worth a second look before it is kept (BAP)."""
TOPIC = "action"
FIELDS = {
    "what": ("What", "one thing, in the presenter's words"),
    "who": ("Who", "a letter or two of the name"),
    "when": ("By when", "fri, in 2 weeks, 12 dec, next session"),
    "cue": ("When…", "when the budget is out"),
    "sure": ("How sure", "0 to 10"),
    "helper": ("Supporter", "who asks how it went"),
}

_FIGURES = frozenset(str(figure) for figure in range(11))


class Context(Value):
    """What the fields are read against."""

    people: tuple[Person, ...]
    today: date
    next_session: date | None
    presenter: Person | None = None
    """Whose an action is if nobody is named."""


class Understood(Value):
    """What the form's fields mean, and what is wrong with them, by field."""

    action: Commitment | None
    words: dict[str, str]
    """The read-back of each field."""
    wrong: dict[str, str]
    owner: int | None = None
    due: Due | None = None


class ActionScreen(FormScreen[Outcome | None]):
    """Six fields over the open session; what is typed and not kept stays as a draft."""

    NAME: ClassVar[str] = "the action's form"
    KEYS: ClassVar[Keys] = kept_form.KEYS
    BINDINGS = bindings(KEYS)

    def __init__(self, engine: Engine, entry: int | None = None, *, goes_on: bool = False) -> None:
        """A new action, or the caught one with this number; `goes_on` if it was open when als-tui ended."""
        super().__init__()
        self.engine = engine
        self._entry = entry
        self._goes_on = goes_on
        self.kept = KeptWords(self, self.values, self.usual, partial(put_aside, engine, TOPIC))
        self._keeps: Timer | None = None
        self._asked = False
        self._ready = False
        """Whether what stands in the fields is an action."""

    @property
    def topic(self) -> str:
        """Names the draft on the disk."""
        return TOPIC if self._entry is None else f"amend:{self._entry}"

    def heading(self) -> str:
        """A new one, or which one."""
        return "An action" if self._entry is None else "Put an action right"

    def next_hints(self) -> tuple[str, ...]:
        """To the next field while something is missing or wrong; then the form can be kept."""
        hints = self.HINTS if self._ready else ("form.next", "form.keep", "form.leave")
        return (*hints, "form.empty")

    def fields(self) -> Iterable[Widget]:
        """Six fields, with the draft of last time if there is one."""
        if self._entry is None:
            bring_back(self.engine, TOPIC)
        start, kept = self._start(), self._entry is not None or self.topic in self.engine.drafts
        for name, (label, example) in FIELDS.items():
            field = OneLine(start.get(name, ""), placeholder=example, id=name)
            field.select_on_focus = not kept  # the first letter would take the place of all
            yield Field(label, field, id=f"field--{name}")

    def on_mount(self) -> None:
        """Read back what stands in it; the phase's time stays in sight."""
        self._read_back()
        self._show_time()
        self.set_interval(1, self._show_time)
        if self._entry is not None:
            self.call_after_refresh(self.go_to, "what")
        elif self.topic in self.engine.drafts and not self._goes_on:
            self.kept.offer(self.query_one("#what", OneLine))

    def on_key(self, event: events.Key) -> None:
        """A key may go on with the kept words."""
        self.kept.pressed(event)

    def on_click(self) -> None:
        """So does the mouse."""
        self.kept.go_on()

    def on_input_changed(self) -> None:
        """Read everything back, and keep a draft soon, however fast more letters come."""
        self._read_back()
        if self._keeps is None:
            self._keeps = self.set_timer(DRAFT_SECONDS, self._draft)

    def action_keep(self) -> None:
        """Keep the action, or go to the first field that is wrong."""
        self._asked = True
        understood = self._read_back()
        if understood.action is None:
            name, why = next(iter(understood.wrong.items()))
            self.go_to(name)
            self.say(why, "refused")
            return
        if self._entry is None:
            outcome = self.engine.do(keeping.keep_action, understood.action)
        else:
            outcome = self.engine.do(keeping.amend, self._entry, understood.action)
        if isinstance(outcome, Refused):
            self.say(outcome.why, "refused")
            return
        self._cancel_keeping()
        self.engine.draft(self.topic, "")
        self.engine.draft_left()
        self.dismiss(outcome)

    def action_leave(self) -> None:
        """Leave; the draft is kept, and opens again when it is asked for."""
        typed = self._draft()
        self.engine.draft_left()
        if typed:
            opens = press("capture.form") if self._entry is None else f"{press('review.enter')} on the action"
            self.app.post_message(
                SayRequested(Saying(shown(f"What you typed is kept; {opens} opens it again.")))
            )
        self.dismiss(None)

    def _cancel_keeping(self) -> None:
        if self._keeps is not None:
            self._keeps.stop()
            self._keeps = None

    def usual(self) -> dict[str, str]:
        """The presenter's name, or the action as it was caught."""
        session = self.engine.live.running
        entry = session.entry(self._entry) if self._entry is not None else None
        if entry is None or not isinstance(entry.content, Commitment):
            return {"who": session.name(session.presenter)}
        action = entry.content
        return {
            "what": action.text,
            "who": session.name(action.owner),
            "when": action.due.isoformat() if isinstance(action.due, date) else action.due or "",
            "cue": action.cue,
            "sure": "" if action.confidence is None else str(action.confidence),
            "helper": action.supporter,
        }

    def _start(self) -> dict[str, str]:
        if draft := self.engine.drafts.get(self.topic):
            with suppress(ValueError, TypeError):
                return {str(name): str(words) for name, words in dict(json.loads(draft)).items()}
        return self.usual()

    def values(self) -> dict[str, str]:
        """What stands in the fields, without blanks round it."""
        return {name: self.query_one(f"#{name}", OneLine).value.strip() for name in FIELDS}

    def _draft(self) -> bool:
        """Keep what was typed, and tell whether there is any of it."""
        self._cancel_keeping()
        typed = self.kept.changed
        self.engine.draft_open(self.topic, json.dumps(self.values()) if typed else "")
        return typed

    def _read_back(self) -> Understood:
        live = self.engine.live
        now = self.engine.now()
        planned, today = next_date(live.book, live.running, now), today_of(live, now)
        values = self.values()
        session, day = live.running, planned.date() if planned else None
        presenter = session.person(session.presenter or 0)
        understood = read_action(values, Context(session.people, today, day, presenter))
        understood.words["what"] = self._hints_on(values, understood)
        for name in FIELDS:
            wrong = understood.wrong.get(name, "") if values[name] or self._asked else ""
            self.field(name).tell(wrong or understood.words.get(name, ""), wrong=bool(wrong))
        if self._ready != (understood.action is not None):
            self._ready = not self._ready
            self.show_keys()
        return understood

    def _hints_on(self, values: Mapping[str, str], understood: Understood) -> str:
        """What may be amiss; it stops nobody from keeping the action."""
        live = self.engine.live
        hints = action_hints(
            values["what"], understood.owner, understood.due, live.running, live.book, self._entry
        )
        return f"Hint: {' · '.join(hints)}" if hints else ""

    def _show_time(self) -> None:
        session = self.engine.live.running
        here, seconds = session.here, left(session, self.engine.now().t)
        if here is not None and seconds is not None:
            words = f"{clock_face(seconds)} {'over' if seconds < 0 else 'left'}"
            self.query_one(TitleLine).right = f"{here.phase.title} · {words}"


def read_action(values: Mapping[str, str], context: Context) -> Understood:
    """What the fields mean; an action only if nothing is wrong."""
    owner, who, no_owner = _read_who(values["who"], context.people)
    if not values["who"] and context.presenter is not None:
        owner, who, no_owner = context.presenter, f"{context.presenter.name}, who presents", ""
    due, when, no_date = read_when(values["when"], context)
    sure, doubt, no_figure = _read_sure(values["sure"])
    helper, supporter, no_helper = _read_helper(values["helper"], owner, context.people)
    words = {
        "who": who,
        "when": when,
        "cue": f"If-then: {fit(values['cue'], 60)}: {fit(values['what'], 30) or '…'}"
        if values["cue"]
        else "",
        "sure": doubt,
        "helper": helper,
    }
    told = {
        "what": too_long(values["what"], LINE)
        or ("" if values["what"] else "What will be done? No words yet."),
        "who": no_owner,
        "when": no_date,
        "cue": too_long(values["cue"], LINE),
        "sure": no_figure,
        "helper": no_helper,
    }
    wrong = {name: why for name, why in told.items() if why}
    if wrong or owner is None:
        return Understood(None, words, wrong, owner.id if owner else None, due)
    action = Commitment(owner.id, values["what"], due, values["cue"], sure, supporter)
    return Understood(action, words, wrong, owner.id, due)


def _read_who(said: str, people: Sequence[Person]) -> tuple[Person | None, str, str]:
    """Who is meant, by name or seat; the name if it is more than what was typed, and what is wrong."""
    sign = said.removeprefix("@")
    seated = at_seat(sign, people)
    found = (seated,) if seated else people_called(sign, people) if sign else ()
    if len(found) == 1:
        return found[0], "" if found[0].name == said else found[0].name, ""
    if found:
        return None, "", f"Which one: {', '.join(person.name for person in found)}?"
    return None, "", "Nobody here is called that." if said else "Whose is it? A letter or two of the name."


def _read_helper(said: str, owner: Person | None, people: Sequence[Person]) -> tuple[str, str, str]:
    """What is understood, the name that is kept, and what is wrong; it may be somebody who is not here."""
    found, _, unclear = _read_who(said, people)
    if why := too_long(said, LINE):
        return "", said, why
    if said and found is None and not any(map(str.isalpha, said)):
        return "", said, "A name, please: somebody here or elsewhere; or empty."
    name = found.name if found and not unclear else said
    if found is not None and found == owner:
        return f"{name} does it already: who else asks how it went?", name, ""
    return name if name != said else "", name, ""


def read_when(said: str, context: Context) -> tuple[Due | None, str, str]:
    """The day that is meant, how it is spelled, and what is wrong; no day is meant if nothing is said."""
    due = read_day(said, context.today) if said else None
    timed = read_timed(said, context.today) if isinstance(due, Unread) else None
    due = timed or due
    if due is None or isinstance(due, Unread):
        known = f"{due.why[:1].upper()}{due.why[1:]}" if due else "Not a date I know"
        joint = "" if known.endswith("?") else ":"
        return None, "", f"{known}{joint} fri, in 2 weeks, 12 dec; or empty." if said else ""
    asked = doubt(due, context.today) or ("only the day is kept" if timed else "")
    return due, f"{spell_due(due, context.today, context.next_session)}{f': {asked}' if asked else ''}", ""


def _read_sure(said: str) -> tuple[int | None, str, str]:
    if not said:
        return None, "", ""
    if said not in _FIGURES:
        return None, "", "0 to 10, please; or empty."
    sure = int(said)
    return sure, f"What would make it a {SURE}?" if sure < SURE else "", ""
