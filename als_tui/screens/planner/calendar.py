"""The programme as calendar files, and a member's due actions, on the facilitator's own key."""

from collections.abc import Callable

from als_tui.domain.book import active_members
from als_tui.domain.coming import meeting_names
from als_tui.domain.programme.others_named import briefly_named, named_by
from als_tui.domain.programme.papers import own_actions
from als_tui.ports import NotSaved
from als_tui.screens.common.app_port import port
from als_tui.screens.common.choice import Choice, choice_key
from als_tui.screens.common.key_line import Menu
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.windows import ChoiceScreen

_SUFFIX = ".ics"
_ONE, _EACH, _TOPICS, _PERSON = "one", "each", "topics", "person"
_CHOICES = (
    Choice("o", _ONE, "One file for all modules", "its titles have the set's name and numbers alone"),
    Choice("e", _EACH, "A file a module", "for Outlook, which changes one event a file"),
    Choice("t", _TOPICS, "One file with topics", "whoever sees the calendar reads them"),
    Choice("p", _PERSON, "What one member promised", "their due days, for that member alone"),
)
_TOLD = (
    "khal, Thunderbird and Apple's Calendar move and cancel what they took before. calcurse and Google double it: "
    "delete the old events there first."
)


def ask_calendar(screen: SetScreen) -> None:
    """Ask what is written."""
    screen.window(ChoiceScreen("Calendar files", _CHOICES, _TOLD), lambda chosen: _write(screen, chosen))


def menu(screen: SetScreen) -> Menu:
    """What can be written, as commands of the palette."""
    return Menu("planner.calendar", _CHOICES, lambda chosen: _write(screen, chosen))


def _write(screen: SetScreen, chosen: str | None) -> None:
    book, exporter = screen.set_now.book, port(screen.app).exporter
    if chosen == _PERSON:
        _ask_person(screen)
        return
    if chosen is None:
        return
    names = meeting_names(book)
    if not names:
        screen.say("No module is planned yet, and no date is set.", "refused")
        return
    now, name = screen.moment.at, f"{book.profile.name} programme"
    if chosen == _EACH:
        texts = {
            f"{book.profile.name} {called}": exporter.calendar(book, now, [number])
            for number, called in names.items()
        }
    else:
        texts = {name: exporter.calendar(book, now, topics=chosen == _TOPICS)}
    _export(screen, texts)


def _ask_person(screen: SetScreen) -> None:
    members = active_members(screen.set_now.book)
    choices = [
        Choice(choice_key(seat), str(id), member.name, named=True)
        for seat, (id, member) in enumerate(members.items())
    ]
    screen.window(ChoiceScreen("Whose actions?", choices), lambda chosen: _write_actions(screen, chosen))


def _write_actions(screen: SetScreen, chosen: str | None) -> None:
    if chosen is None:
        return
    book = screen.set_now.book
    name = book.members[int(chosen)].name
    text = port(screen.app).exporter.actions_calendar(book, int(chosen), screen.moment.at)
    if "BEGIN:VEVENT" not in text:
        screen.say(f"{name} has no open action with a day.", "refused")
        return
    names = named_by(book, int(chosen), (action.text for action in own_actions(book, int(chosen))))
    named = f". It names {briefly_named(names)}: read it before it goes." if names else ""
    _export(screen, {f"{book.profile.name} actions of {name}": text}, named)


def _export(screen: SetScreen, texts: dict[str, str], more: str = "") -> None:
    """Write new files, and say where they are, and `more`; what was written before a disk refused is told, too."""
    export: Callable[[str, str, str], str] = port(screen.app).exporter.export
    written: list[str] = []
    try:
        for name, text in texts.items():
            written.append(export(text, name, _SUFFIX))
    except NotSaved as error:
        before = f"{len(written)} of {len(texts)} files were written. " if written else ""
        screen.say(f"{before}{error}", "refused")
        return
    many = f"{len(written)} files; the last: " if len(written) > 1 else ""
    screen.say(f"{many}{written[-1]}{more}", "done")
