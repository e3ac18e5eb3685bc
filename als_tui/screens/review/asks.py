"""What the review asks by its entry line: a pulse, words, an edit of what was caught."""

from collections.abc import Mapping

from als_tui.domain.session.facts import Note, WordsAbout
from als_tui.domain.session.state import Entry, Session
from als_tui.domain.words.text import A_LINE, A_NOTE, Allowed
from als_tui.screens.review.words import label
from als_tui.widgets.fitting import fit
from als_tui.widgets.values import LineQuestion

ASKS: Mapping[str, tuple[WordsAbout, str]] = {
    "learning": ("learning", "What did {name} learn today? (empty passes)"),
    "checkout": ("check-out", "{name}'s last word for today (empty passes)"),
}
"""By topic of the entry line: what a person's words are about, and how they are asked for."""


def question(session: Session, topic: str) -> LineQuestion | None:
    """What the entry line asks on the review: a pulse, words, an edit."""
    what, _, number = topic.partition(":")
    if not number.lstrip("-").isdecimal():
        return None
    id = int(number)
    entry, name = session.entry(id), session.name(id)
    if what == "entry" and entry:
        ask, takes = f"{fit(label(session, entry), 40)}: put right", _takes(entry)
        return LineQuestion(topic, ask, entry.content.text, allowed=lambda _: takes)
    if what == "pulse" and name:
        return LineQuestion(topic, f"{fit(name, 20)}'s pulse: 1 to 10, and a few words", pulse(session, id))
    if what in ASKS and name:
        about, ask = ASKS[what]
        return LineQuestion(topic, ask.format(name=fit(name, 20)), session.words.get((id, about), ""))
    return None


def pulse(session: Session, person: int) -> str:
    """Somebody's pulse as it is typed: the figure, and the words with it; nothing if none was given."""
    return f"{session.pulse.get(person, '')} {session.words.get((person, 'pulse'), '')}".strip()


def _takes(entry: Entry) -> Allowed:
    return A_NOTE if isinstance(entry.content, Note) else A_LINE
