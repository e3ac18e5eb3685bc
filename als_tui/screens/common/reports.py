"""A report on the programme, as any screen of an open set asks for whom it is and writes it."""

from als_tui.domain.programme.organisation import about_set, why_no_sheet
from als_tui.domain.programme.readers import ReportReader
from als_tui.domain.session.live import today_of
from als_tui.screens.common.app_port import port
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.requests import ExportRequested
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.windows import ChoiceScreen

READERS = (
    Choice("s", ReportReader.SET, "The set", "totals; who presented and what was learned, as in the records"),
    Choice(
        "o",
        ReportReader.ORGANISATION,
        "The organisation",
        "totals alone: no name, no issue, no word of anybody",
    ),
    Choice(
        "m",
        ReportReader.FACILITATOR,
        "Me",
        "with each member's goals, issues and actions: for your eyes alone",
    ),
)
_ABOUT = "What the set has not agreed to hand on stays with it. Nothing is sent."


def ask_reader(screen: SetScreen) -> None:
    """Ask for whom the report is, and write it."""
    screen.window(
        ChoiceScreen("A report for whom?", READERS, _ABOUT),
        lambda chosen: write_report(screen, ReportReader(chosen)) if chosen else None,
    )


def write_report(screen: SetScreen, reader: ReportReader) -> None:
    """Write the report to a new file, and say where it is; the organisation's once the set agreed."""
    book, today = screen.set_now.book, today_of(screen.set_now, screen.moment)
    outside = reader is ReportReader.ORGANISATION
    if outside and (why := why_no_sheet(book)):
        screen.say(why, "refused")
        return
    if text := port(screen.app).exporter.report(book, today, reader):
        name = f"{about_set(book) if outside else book.profile.name} report for the {reader}"
        screen.post_message(ExportRequested(text, name, "html"))
    else:
        screen.say("No session was held yet: there is nothing to report.", "refused")
