"""What can be struck: the words that facts hold, by what they are of, and the facts without them."""

from collections.abc import Mapping

from als_tui.domain.session.facts import (
    Amended,
    BidMade,
    Captured,
    Commitment,
    Content,
    Decision,
    Detail,
    DetailSet,
    Fact,
    HandTold,
    Note,
    ProgressTold,
    Question,
    WordGiven,
    WordsAbout,
)
from als_tui.value import Value, replace


class Caught(Value):
    """A question, action or note, with all that it ever said."""

    id: int


class WordsOf(Value):
    """A few words of a person: check-in, learning, pulse, check-out."""

    person: int
    about: WordsAbout


class IssueOf(Value):
    """The issue of a person's bid."""

    person: int


class HandOf(Value):
    """What a person's raised hand was about, each time."""

    person: int


class ToldOf(Value):
    """What was learned by an action, and what changed because of it."""

    action: int


class LineOf(Value):
    """A line about today."""

    detail: Detail


class Earlier(Value):
    """All words that do not stand any more: undone, taken out, or put right since."""


FIGURES = ("goal_met", "next_session")
"""Lines about today that are figures, not words."""

Target = Caught | WordsOf | IssueOf | HandOf | ToldOf | LineOf | Earlier


def target_of(fact: Fact) -> Target | None:
    """Return what a strike of the fact's words is named by: a person's words or a caught thing; None if it has none."""
    target: Target | None = None
    match fact:
        case Captured(id=id) | Amended(id=id):
            target = Caught(id)
        case WordGiven(person, about):
            target = WordsOf(person, about)
        case BidMade(person):
            target = IssueOf(person)
        case HandTold(person):
            target = HandOf(person)
        case ProgressTold(action):
            target = ToldOf(action)
        case DetailSet(detail) if detail not in FIGURES:
            target = LineOf(detail)
    return target


def words_in(fact: Fact) -> tuple[str, ...]:
    """What somebody said, as this fact holds it."""
    words: tuple[str, ...] = ()
    match fact:
        case Captured(content=content) | Amended(content=content):
            words = words_of(content)
        case WordGiven(text=text) | DetailSet(text=text) | HandTold(text=text):
            words = (text,)
        case BidMade(issue=issue):
            words = (issue,)
        case ProgressTold(learned=learned, changed=changed):
            words = (learned, changed)
    return tuple(filter(None, words)) if target_of(fact) else ()


def words_of(content: Content | None) -> tuple[str, ...]:
    """What somebody said, of a thing that was caught; a supporter is a name, which stands in many places."""
    match content:
        case Commitment(text=text, cue=cue):
            return text, cue
        case Question(text=text) | Note(text=text) | Decision(text=text):
            return (text,)
        case None:
            return ()


def without_words(fact: Fact) -> Fact:
    """The fact once its words are struck: a question was still asked, a bid made, a row caught."""
    kept = fact
    match fact:
        case Captured(content=content):
            kept = replace(fact, content=_silent(content))
        case Amended(content=content) if content is not None:
            kept = replace(fact, content=_silent(content))
        case WordGiven() | HandTold():
            kept = replace(fact, text="")
        case DetailSet() if target_of(fact):
            kept = replace(fact, text="")
        case BidMade():
            kept = replace(fact, issue="")
        case ProgressTold():
            kept = replace(fact, learned="", changed="")
    return kept


def kind_of(fact: Fact) -> str:
    """What the fact holds, in a word or two."""
    match fact:
        case Captured(content=content) | Amended(content=content):
            kinds = {Question: "a question", Commitment: "an action", Note: "a note", Decision: "a decision"}
            return kinds[type(content)] if content is not None else ""
        case WordGiven(about=about):
            return f"{about} words"
        case BidMade():
            return "a bid"
        case HandTold():
            return "a raised hand"
        case ProgressTold():
            return "a progress line"
        case _:
            return "a line about today"


def topics_of(target: Target) -> frozenset[str]:
    """Return the topics under which text fields and forms for these words keep their drafts."""
    match target:
        case Caught(id):
            return frozenset((f"entry:{id}", f"mend:entry:{id}", f"amend:{id}"))
        case WordsOf(person, about):
            return frozenset((f"{_FIELDS[about]}:{person}", f"mend:word:{person}:{about}"))
        case IssueOf(person) | HandOf(person):
            what = "bid" if isinstance(target, IssueOf) else "hand"
            return frozenset((f"{what}:{person}", f"mend:{what}:{person}"))
        case ToldOf(action):
            lines = (f"learned:{action}", f"changed:{action}")
            return frozenset((*lines, *(f"mend:{line}" for line in lines)))
        case LineOf(detail):
            return frozenset((f"detail:{detail}", f"mend:detail:{detail}"))
        case Earlier():
            return frozenset()


_FIELDS: Mapping[WordsAbout, str] = {
    "check-in": "word",
    "learning": "learning",
    "pulse": "pulse",
    "check-out": "checkout",
}
"""By what a person's words are about: the topic of the line in which they are typed."""


def _silent(content: Content) -> Content:
    match content:
        case Question(asker):
            return Question(asker)
        case Commitment(owner):
            return Commitment(owner, "")
        case Decision():
            return Decision("")
        case Note():
            return Note("")
