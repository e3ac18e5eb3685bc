"""`als-tui show`: a set between its sessions without a screen, one fact a line, or as JSON."""

import sys

from als_tui.commands.books import find_book, member_called, today
from als_tui.terminal.printed import printed
from als_tui.terminal.said import said
from als_tui.terminal.start import write_any_character

USAGE = 2


def show(data: str | None, words: str, view: str, name: str | None, *, as_json: bool) -> int:
    """Print a view of a set; of a member it needs the name, for a search the words; no other view takes any."""
    found = find_book(data, words)
    if isinstance(found, int):
        return found
    book = found[1]
    from als_tui.exports.views import OF_ONE, SEARCH, told

    if name is not None and view not in (*OF_ONE, SEARCH):
        takes = (
            f"{view} is of the whole set and takes no name; {' and '.join(OF_ONE)} do, {SEARCH} takes words"
        )
        said(f"{takes}. Nothing else may follow but --json.", error=True)
        return USAGE
    if view == SEARCH and name is None:
        said(
            "Which words? They come after the view: a name, a kind (issue, decision), s3 for session 3.",
            error=True,
        )
        return USAGE
    member = None
    if view in OF_ONE:
        member = member_called(book, name, "Which member? The name comes after the view:")
        if member is None:
            return USAGE
    write_any_character()
    day = today(book.profile.zone)
    printed(told(book, view, day, as_json=as_json, member=member, sought=name or ""), sys.stdout)
    return 0
