"""A copy of one's own data, for that person alone: the same facts to read and as JSON."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from als_tui.domain.book import Book
from als_tui.domain.programme.own_data import Own, own_data
from als_tui.domain.timing import clock_face
from als_tui.domain.words.text import shown
from als_tui.exports.markdown import spell_day
from als_tui.exports.marks import MARKDOWN
from als_tui.ports import HandedFile

_ABOUT = (
    "This is all that the set keeps of you, as of the day above, notes about you too. What others asked you is in it "
    "without who asked, and that you support an action without whose it is; who supports an action of yours, and where "
    "others name you in words of their own, is not."
)
_PLAIN = ("question", "words", "action", "when", "outcome")
"""What reads well without its name."""
_NAMED = {"seconds": "time", "helped": "it helped"}
_DAYS = ("day", "as_of", "joined", "left", "by", "promised", "on")
_TITLES = {
    "sessions": "Session",
    "actions": "Action",
    "supports_an_action": "Of somebody else,",
    "cannot_come": "Cannot come",
}


def own_data_files(book: Book, id: int, today: date) -> tuple[HandedFile, ...]:
    """Both, as they are handed out together; none for a number that is nobody's."""
    if id not in book.members:
        return ()
    name = f"{book.members[id].name} own data"
    return (
        HandedFile(name, own_data_markdown(book, id, today)),
        HandedFile(name, own_data_json(book, id, today), "json"),
    )


def own_data_json(book: Book, id: int, today: date) -> str:
    """Everything of a member as JSON; empty for a number that is nobody's."""
    data = own_data(book, id, today)
    return shown(json.dumps(data, ensure_ascii=False, indent=2), lines=True) + "\n" if data else ""


def own_data_markdown(book: Book, id: int, today: date) -> str:
    """The same to be read; empty for a number that is nobody's."""
    data = own_data(book, id, today)
    if not data:
        return ""
    sections = [
        MARKDOWN.heading(1, f"What {book.profile.name} keeps of {book.members[id].name}"),
        _rows({name: value for name, value in data.items() if isinstance(value, str)}),
        MARKDOWN.paragraph(_ABOUT),
    ]
    for name, value in data.items():
        sections += _section(name, value)
    return "\n\n".join(filter(None, sections)) + "\n"


def _section(name: str, value: Own) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield MARKDOWN.heading(2, _label(name))
        yield _rows(value)
    elif isinstance(value, list):
        yield MARKDOWN.heading(2, _label(name))
        for number, item in enumerate(value, 1):
            of = item.get("session", number) if name == "sessions" else number
            yield MARKDOWN.heading(3, f"{_TITLES[name]} {of}")
            yield _rows(
                {what: each for what, each in item.items() if (name, what) != ("sessions", "session")}
            )


def _rows(values: Mapping[str, Own]) -> str:
    """Each value beside its name; several of a kind stand one below the other."""
    return MARKDOWN.rows((_label(name), _text(name, value)) for name, value in values.items())


def _text(name: str, value: Own) -> str:
    """A value in words; a text stands without a name if that says no more than where it is."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(_part(each, value[each]) for each in value)
    if isinstance(value, list):
        return "\n".join(_text(name, each) for each in value)
    if name in _DAYS:
        return _day(str(value))
    return clock_face(value) if name == "seconds" and isinstance(value, int) else str(value)


def _part(name: str, value: Own) -> str:
    if name in _PLAIN:
        return _text(name, value)
    if isinstance(value, list):
        listed = "\n".join(f"· {_text(name, each)}" for each in value)
        return f"{_label(name).lower()}:\n{listed}"
    return f"{_NAMED.get(name, _label(name).lower())}: {_text(name, value)}"


def _day(text: str) -> str:
    """A day in full words; what is none, such as the next session, as it is."""
    with suppress(ValueError):
        return spell_day(date.fromisoformat(text))
    return text


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()
