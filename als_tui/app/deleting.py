"""A set is handed over and deleted at home, and what came of it is said."""

from als_tui.ports import Library, NotSaved, SetDamaged, SetInUse
from als_tui.screens.common.app_port import AppPort
from als_tui.screens.common.hand_over import handed_over, where_and_what
from als_tui.widgets.values import Tone


def handed(port: AppPort, set_id: str, *, in_session: bool) -> tuple[str, str]:
    """Write a set and its hand-over note to a new folder; returns where that is, or else why not."""
    try:
        book = port.library.book(set_id)
        files = handed_over(port.exporter, book, port.now_in(book.profile.zone).date())
        where = port.exporter.export_all(files, f"{book.profile.name} hand-over")
    except (SetDamaged, NotSaved) as error:
        return "", f"Not handed over: {error}"
    return where_and_what(where, in_session=in_session), ""


def deleted(library: Library, set_id: str) -> tuple[str, Tone]:
    """Delete a set; returns what to say, and how."""
    try:
        still = library.delete(set_id)
    except SetInUse as error:
        return f"Nothing was deleted: {error}", "refused"
    except (SetDamaged, NotSaved) as error:
        return f"Not deleted: {error}", "alarm"
    if still:
        return f"The set is deleted, but {still}", "alarm"
    return (
        "The set is deleted: nothing of its folder is left. What was exported stays in the exports folder.",
        "done",
    )
