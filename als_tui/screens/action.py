"""The action form: what, who, by when, cue, confidence, supporter; each read back while it is typed."""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from als_tui.domain.dates import read_due, spell_due
from als_tui.domain.facts import Commitment
from als_tui.domain.moves import keeping
from als_tui.domain.moves.capturing import today_of
from als_tui.domain.naming import people_called
from als_tui.engine import Engine, Outcome, Refused
from als_tui.keys import key
from als_tui.widgets.entry import IDLE_SECONDS
from als_tui.widgets.lines import Hint, KeyLine
from als_tui.widgets.oneline import OneLine
from als_tui.widgets.plain import plain

SURE = 7
"""Below this confidence the plan is worth a second look before it is kept (Brief Action Planning, BAP)."""
TOPIC = "action"
FIELDS = {
    "what": ("What", "one thing, in the presenter's words"),
    "who": ("Who", "a letter or two of the name"),
    "when": ("By when", "fri, in 2 weeks, 12 dec, next session"),
    "cue": ("When…", "the moment that starts it: when the budget is out"),
    "sure": ("How sure", "0 to 10"),
    "helper": ("Supporter", "who asks how it went"),
}


@dataclass(frozen=True, slots=True)
class Understood:
    """What the form's fields mean, and what is wrong with them, by field."""

    action: Commitment | None
    words: dict[str, str]
    """The read-back of each field."""
    wrong: dict[str, str]


class ActionScreen(ModalScreen[Outcome | None]):
    """Six fields; Enter goes on, ctrl+s keeps, Esc leaves with everything kept as a draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("form.keep", "ctrl+s,f2", "keep", "keep", "Keep the action."),
        key("form.leave", "escape", "leave", "leave", "Leave the form; what was typed is kept."),
        key("form.down", "down", "app.focus_next", "next field", "To the next field; Tab does it too."),
        key("form.up", "up", "app.focus_previous", "field before", "To the field before."),
    ]
    DEFAULT_CSS = """
    ActionScreen {
        align: center middle; background: $background 60%;
        & > Vertical {
            width: 96%; max-width: 90; height: auto; max-height: 100%; padding: 0 1;
            background: $surface; border: round $accent;
        }
        .form--title { text-style: bold; height: 1; }
        Horizontal { height: 1; }
        .form--label { width: 10; color: $text-muted; }
        .form--read { height: auto; max-height: 2; color: $text-muted; padding: 0 0 0 10; }
        .form--read.wrong { color: $text-warning; }
        #form--said { height: auto; color: $text-warning; text-style: bold; }
    }
    """

    def __init__(self, engine: Engine, entry: int | None = None) -> None:
        """A new action, or the caught one with this number."""
        super().__init__()
        self.engine = engine
        self._entry = entry
        self._idle: Timer | None = None

    @property
    def topic(self) -> str:
        """Names the draft on the disk."""
        return TOPIC if self._entry is None else f"{TOPIC}:{self._entry}"

    def compose(self) -> ComposeResult:
        """Title, fields each with its read-back, what is wrong, keys."""
        start = self._start()
        with Vertical():
            yield Static(
                plain("An action" if self._entry is None else "Put an action right"), classes="form--title"
            )
            for name, (label, example) in FIELDS.items():
                with Horizontal():
                    yield Static(plain(label), classes="form--label")
                    yield OneLine(start.get(name, ""), placeholder=example, id=f"form--{name}")
                yield Static(id=f"read--{name}", classes="form--read")
            yield Static(id="form--said")
            yield KeyLine()

    def on_mount(self) -> None:
        """The first field has the cursor."""
        self.query_one(KeyLine).hints = (
            Hint("Enter", "next field"),
            Hint("^s", "keep"),
            Hint("Esc", "leave, words stay"),
        )
        self._read_back()

    def on_input_changed(self) -> None:
        """Read everything back, and keep a draft once the keys rest."""
        self._read_back()
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_timer(IDLE_SECONDS, self._draft)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on; in the last field it keeps."""
        if event.input.id == f"form--{list(FIELDS)[-1]}":
            self.action_keep()
        else:
            self.focus_next()

    def action_keep(self) -> None:
        """Keep the action, or go to the first field that is wrong."""
        understood = self._understood()
        for name, why in understood.wrong.items():
            self.query_one(f"#form--{name}").focus()
            self._say(why)
            return
        if understood.action is None:
            self._say("There are no words to keep yet.")
            return
        if self._entry is None:
            outcome = self.engine.do(keeping.keep_action, understood.action)
        else:
            outcome = self.engine.do(keeping.amend, self._entry, understood.action)
        if isinstance(outcome, Refused):
            self._say(outcome.why)
            return
        self._stop()
        self.engine.draft(self.topic, "")
        self.dismiss(outcome)

    def action_leave(self) -> None:
        """Leave; the draft is kept."""
        self._stop()
        self._draft()
        self.dismiss(None)

    def _stop(self) -> None:
        if self._idle is not None:
            self._idle.stop()

    def _start(self) -> dict[str, str]:
        if draft := self.engine.drafts.get(self.topic):
            with suppress(ValueError):
                return {str(k): str(v) for k, v in dict(json.loads(draft)).items()}
        session = self.engine.live.running
        entry = session.entry(self._entry) if self._entry is not None else None
        if entry is None or not isinstance(entry.content, Commitment):
            return {"who": session.name(session.presenter)}
        action = entry.content
        due = action.due if isinstance(action.due, str) else action.due.isoformat() if action.due else ""
        sure = "" if action.confidence is None else str(action.confidence)
        return {
            "what": action.text,
            "who": session.name(action.owner),
            "when": due,
            "cue": action.cue,
            "sure": sure,
            "helper": action.supporter,
        }

    def _values(self) -> dict[str, str]:
        return {name: self.query_one(f"#form--{name}", OneLine).value.strip() for name in FIELDS}

    def _draft(self) -> None:
        values = self._values()
        new = any(text for name, text in values.items() if name != "who")
        self.engine.draft(self.topic, json.dumps(values) if new else "")

    def _understood(self) -> Understood:
        session, today = self.engine.live.running, today_of(self.engine.live, self.engine.now())
        values, words, wrong = self._values(), {}, {}
        owners = people_called(values["who"], session.people)
        owner = owners[0] if len(owners) == 1 else None
        if owner is None:
            wrong["who"] = "Whose is it? " + (
                "More than one is called that." if owners else "Nobody here is called that."
            )
        elif owner.name != values["who"]:
            words["who"] = owner.name
        due = read_due(values["when"], today) if values["when"] else None
        if values["when"] and due is None:
            wrong["when"] = "Not a date I know. Like: fri, in 2 weeks, 12 dec, next session; empty for none."
        elif due is not None:
            planned = self.engine.live.book.profile.next_session
            words["when"] = spell_due(due, today, planned.date() if planned else None)
        sure = int(values["sure"]) if values["sure"].isdecimal() and int(values["sure"]) <= 10 else None
        if values["sure"] and sure is None:
            wrong["sure"] = "0 to 10, please."
        elif sure is not None and sure < SURE:
            words["sure"] = f"What would make it a {SURE}?"
        if not values["what"]:
            return Understood(None, words, wrong)
        action = Commitment(
            owner.id if owner else 0, values["what"], due, values["cue"], sure, values["helper"]
        )
        return Understood(action, words, wrong)

    def _read_back(self) -> None:
        understood, values = self._understood(), self._values()
        for name in FIELDS:
            wrong = understood.wrong.get(name, "") if values[name] else ""
            line = self.query_one(f"#read--{name}", Static)
            words = wrong or understood.words.get(name, "")
            line.display = bool(words)
            line.set_class(bool(wrong), "wrong")
            line.update(plain(("? " if wrong else "= ") + words))
        self._say("")

    def _say(self, words: str) -> None:
        line = self.query_one("#form--said", Static)
        line.display = bool(words)
        line.update(plain(f"✗ {words}") if words else Content(""))
