"""A set as one text, to be handed over and imported: a `set.json` without a log, so that its checks are the same."""

from als_tui.domain.book import Book
from als_tui.storage.format.image import SPOILT, Edited, picture, read_image, render
from als_tui.storage.format.plain import Malformed, Newer

_NEWER = "a newer als-tui wrote it; update this one first"
_OWN_FILE = "log: steps of an open session stand in it, so it is a set's own file and no export of one"


def set_text(book: Book, app: str) -> str:
    """All that a book holds; `app` is our own version. An open session is not in it."""
    return render(picture(book, (), 0, book.profile.created.isoformat()), app).decode("ascii")


def read_set(data: bytes) -> Book:
    """The book in such a text, every document checked; raises Malformed, which says where the fault is."""
    try:
        image = read_image(data)
    except Newer:
        raise Malformed(_NEWER) from None
    except Edited as edited:
        edited.image.book()  # where it was changed into what als-tui never writes, the place is told
        raise Malformed(SPOILT) from None
    if image.rows.get("log"):
        raise Malformed(_OWN_FILE)
    return image.book()
