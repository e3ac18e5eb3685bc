"""What is exported of a set by key: what, in which form, to a new file of its own; it is said where."""

from functools import partial

from als_tui.domain.session.live import today_of
from als_tui.screens.common.app_port import port
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.hand_over import NOTE, handed_over, where_and_what
from als_tui.screens.common.key_line import Menu
from als_tui.screens.common.requests import ViewRequested, WriteRequested
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.windows import ChoiceScreen

SESSION, SET, BOTH, ORGANISATION, REPORT = "session", "set", "both", "organisation", "report"
_FORMS = (
    Choice("m", "md", "Markdown", "to read"),
    Choice("h", "html", "HTML", "a page to print"),
    Choice("c", "csv", "CSV", "for a table program"),
    Choice("j", "json", "JSON", "for a program"),
)
_READ = ("md", "html")
"""The forms of what is to be read alone."""


def ask_what(screen: SetScreen, session: str | None) -> None:
    """Ask what is exported; `session` is the number of the one under the cursor, if there is any."""
    choices = menu(screen, session).choices
    screen.window(ChoiceScreen("What is exported?", choices), partial(_ask_form, screen, session))


def menu(screen: SetScreen, session: str | None) -> Menu:
    """The same as commands of the palette."""
    of_session = (Choice("s", SESSION, f"session {session}", "its record"),) if session is not None else ()
    choices = (
        *of_session,
        Choice("p", "programme", "programme", "modules and the board"),
        Choice("r", "register", "register", "all actions"),
        Choice("a", "attendance", "attendance", "who came to which session"),
        Choice("Q", "helped", "questions that helped", "of all sessions"),
        Choice("D", "decisions", "decisions", "what the set decided"),
        Choice("v", REPORT, "report", "a page of HTML with charts"),
        Choice("n", NOTE, "hand-over note", "for who runs the set next"),
        Choice("w", SET, "whole set", "JSON that als-tui import takes"),
        Choice("b", BOTH, "both for a hand-over", "in one folder"),
        Choice("o", ORGANISATION, "organisation", "one page of totals, if the set agreed"),
    )
    return Menu("set.exports", choices, partial(_ask_form, screen, session))


def _ask_form(screen: SetScreen, session: str | None, what: str | None) -> None:
    match what:
        case None:
            screen.say("Nothing was written.")
        case "organisation":
            screen.post_message(ViewRequested("organisation"))
        case "report":
            from als_tui.screens.common.reports import ask_reader

            ask_reader(screen)
        case "set" | "both":
            _write_whole(screen, with_note=what == BOTH)
        case _:
            forms = tuple(form for form in _FORMS if what != NOTE or form.value in _READ)
            number = int(session or 0) if what == SESSION else 0
            screen.window(ChoiceScreen("In which form?", forms), partial(_write, screen, what, number))


def _write(screen: SetScreen, what: str, number: int, form: str | None) -> None:
    if form is None:
        screen.say("Nothing was written.")
        return
    book, today = screen.set_now.book, today_of(screen.set_now, screen.moment)
    exporter = port(screen.app).exporter
    name = f"{book.profile.name} {f'{what} {number}' if number else _CALLED.get(what, what)}"
    screen.post_message(
        WriteRequested(
            lambda: exporter.export(exporter.in_form(book, what, form, today, number), name, f".{form}")
        )
    )


_CALLED = {NOTE: "hand-over", "helped": "questions that helped"}
"""What a file is called where it is not what it holds."""


def _write_whole(screen: SetScreen, *, with_note: bool) -> None:
    """Write the set as one file, with the note beside it; what is not in it is said."""
    live, today, exporter = screen.set_now, today_of(screen.set_now, screen.moment), port(screen.app).exporter
    book, opened = live.book, live.session is not None

    def write() -> str:
        if with_note:
            where = exporter.export_all(handed_over(exporter, book, today), f"{book.profile.name} hand-over")
        else:
            where = exporter.export(exporter.whole(book), book.profile.name, ".json")
        return where_and_what(where, in_session=opened)

    screen.post_message(WriteRequested(write))
