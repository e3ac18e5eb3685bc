"""The action form: what, who, by when, cue, confidence, supporter; each read back while it is typed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.widget import Widget

from als_tui.domain.capture.action_hints import action_hints
from als_tui.domain.days.calendar import Due, spell_due
from als_tui.domain.days.due import Unread, doubt, read_day, read_timed
from als_tui.domain.moves import keeping
from als_tui.domain.session.facts import Commitment
from als_tui.domain.session.live import today_of
from als_tui.domain.session.schedule import left
from als_tui.domain.session.state import Person
from als_tui.domain.session.when import next_date
from als_tui.domain.timing import clock_face
from als_tui.domain.words.counting import listed
from als_tui.domain.words.naming import at_seat, people_called
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import LINE, too_long
from als_tui.engine import Engine, Outcome, Refused
from als_tui.screens.common.form import FormScreen
from als_tui.screens.common.half_filled import Values
from als_tui.screens.common.requests import SayRequested
from als_tui.screens.session.offering import OfferedWords
from als_tui.screens.session.parked_drafts import bring_back, put_aside
from als_tui.value import Value
from als_tui.widgets.capped import OneLine
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


class ActionFields:
    """The six fields of an action in a form, each read back while it is typed."""

    def __init__(
        self,
        form: FormScreen[Any],
        context: Callable[[], Context],
        hints: Callable[[str, Understood], str] = lambda words, understood: "",
    ) -> None:
        """`context` is what they are read against at this moment.

        `hints` say what may be amiss with the words of an action; they stop nobody from keeping it.
        """
        self._form = form
        self._context = context
        self._hints = hints
        self._asked = False
        """Whether the form was to be kept: what is missing is said from then on."""

    def made(self) -> Iterable[Widget]:
        """What was typed last time, or the usual."""
        values = self._form.at_first()
        for name, (label, example) in FIELDS.items():
            yield Field(label, OneLine(values[name], placeholder=example, id=name), id=f"field--{name}")

    def go_to_words(self) -> None:
        """To the end of the action's words, so that the first letter takes the place of nothing."""
        for line in self._form.query(OneLine):
            line.select_on_focus = False
        self._form.call_after_refresh(self._form.go_to, "what")

    def keep(self, keep: Callable[[Commitment], str]) -> None:
        """Keep the action, or go to the first field that is wrong; `keep` returns why it did not, if so."""
        self._asked = True
        understood = self.read_back()
        if understood.action is None:
            name, why = next(iter(understood.wrong.items()))
            self._form.go_to(name)
            self._form.say(why, "refused")
        elif why := keep(understood.action):
            self._form.say(why, "refused")

    def read_back(self) -> Understood:
        """Say under each field what is understood of it, or what is wrong."""
        values = {name: words.strip() for name, words in self._form.values().items()}
        understood = read_action(values, self._context())
        understood.words["what"] = self._hints(values["what"], understood)
        for name in FIELDS:
            wrong = understood.wrong.get(name, "") if values[name] or self._asked else ""
            self._form.field(name).tell(wrong or understood.words.get(name, ""), wrong=bool(wrong))
        return understood


class ActionScreen(FormScreen[Outcome]):
    """Six fields over the open session; what is typed and not kept stays as a draft."""

    NAME: ClassVar[str] = "the action's form"

    def __init__(self, engine: Engine, entry: int | None = None, *, goes_on: bool = False) -> None:
        """A new action, or the caught one with this number; `goes_on` if it was open when als-tui ended."""
        super().__init__(engine, TOPIC if entry is None else f"amend:{entry}")
        self.engine = engine
        self._entry = entry
        self._goes_on = goes_on
        self._six = ActionFields(self, self._against, self._hints_on)
        self._offered = OfferedWords(self, partial(put_aside, engine, TOPIC))
        self._ready = False
        """Whether what stands in the fields is an action."""

    def heading(self) -> tuple[str, str, str]:
        """A new one, or which one."""
        live = self.engine.live
        session = f" · session {live.session.number}" if live.session else ""
        name = "an action" if self._entry is None else "put an action right"
        return f"{live.book.profile.name}{session}", name, ""

    def next_hints(self) -> tuple[str, ...]:
        """To the next field while something is missing or wrong; then the form can be kept."""
        return self.HINTS if self._ready else ("form.next", "form.keep", "form.leave")

    def fields(self) -> Iterable[Widget]:
        """Six fields, with the draft of last time if there is one."""
        if self._entry is None:
            bring_back(self.engine, TOPIC)
        return self._six.made()

    def to_keep(self) -> Values:
        """All of it: whose it is stays so, whoever presents when it opens again."""
        return self.values()

    def on_mount(self) -> None:
        """Read back what stands in it; keep the phase's time in sight."""
        self._show_time()
        self.set_interval(1, self._show_time)
        if self._entry is not None:
            self._six.go_to_words()
        self._read_back()

    def on_input_changed(self) -> None:
        """Read everything back."""
        self._read_back()

    def came_back(self) -> None:
        """Offer the words of a new action, unless it was open when als-tui ended."""
        if self._entry is not None:
            super().came_back()
        elif not self._goes_on:
            self._offered.offer()

    def on_key(self, event: events.Key) -> None:
        """A key may go on with the kept words."""
        self._offered.pressed(event)

    def on_click(self) -> None:
        """So does the mouse."""
        self._offered.go_on()

    def action_keep(self) -> None:
        """Keep the action, or go to the first field that is wrong."""
        self._six.keep(self._keep)

    def _keep(self, action: Commitment) -> str:
        """Keep the action, or the caught one as it is now."""
        if self._entry is None:
            outcome = self.engine.do(keeping.keep_action, action)
        else:
            outcome = self.engine.do(keeping.amend, self._entry, action)
        if isinstance(outcome, Refused):
            return outcome.why
        self.done(outcome)
        return ""

    def action_leave(self) -> None:
        """Leave; the draft is kept, and opens again when it is asked for."""
        if self.changed:
            opens = press("capture.form") if self._entry is None else f"{press('review.enter')} on the action"
            self.app.post_message(
                SayRequested(Saying(shown(f"What you typed is kept; {opens} opens it again.")))
            )
        super().action_leave()
        self.engine.draft_left()

    def keep_words(self, text: str) -> None:
        """Keep, too, that the form is open: it opens again after a kill."""
        self.engine.draft_open(self.topic, text)

    def usual(self) -> dict[str, str]:
        """The presenter's name, or the action as it was caught."""
        session = self.engine.live.running
        entry = session.entry(self._entry) if self._entry is not None else None
        if entry is None or not isinstance(entry.content, Commitment):
            return {**dict.fromkeys(FIELDS, ""), "who": session.name(session.presenter)}
        action = entry.content
        return {
            "what": action.text,
            "who": session.name(action.owner),
            "when": action.due.isoformat() if isinstance(action.due, date) else action.due or "",
            "cue": action.cue,
            "sure": "" if action.confidence is None else str(action.confidence),
            "helper": action.supporter,
        }

    def _against(self) -> Context:
        """The people of the session and its days; nobody named is who presents."""
        live, now = self.engine.live, self.engine.now()
        session, planned = live.running, next_date(live.book, live.running, now)
        day, presenter = planned.date() if planned else None, session.person(session.presenter or 0)
        return Context(session.people, today_of(live, now), day, presenter)

    def _read_back(self) -> None:
        """Say what is understood; the key line follows."""
        ready = self._six.read_back().action is not None
        if self._ready != ready:
            self._ready = ready
            self.show_keys()

    def _hints_on(self, words: str, understood: Understood) -> str:
        """What may be amiss by what the session knows."""
        live = self.engine.live
        hints = action_hints(words, understood.owner, understood.due, live.running, live.book, self._entry)
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
        return None, "", f"Which one: {listed(person.name for person in found)}?"
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
