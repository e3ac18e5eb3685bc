"""A mail address among other words."""

import re

MAIL = re.compile(
    r"[<(\[]?\s?(?:mailto:)?[^\s<>()\[\]@,;|\"]{1,64}@[^\s<>()\[\]@,;|\"]{1,190}\.[^\s<>()\[\]@,;|\".]{2,63}\s?[>)\]]?"
)
_ADDRESS_MARKS = re.compile(r"\A[<(\[]?\s?(?:mailto:)?|\s?[>)\]]\Z", re.IGNORECASE)


def mail_in(cell: str) -> str:
    """The first mail address in a cell, as it is written to; empty if there is none."""
    found = MAIL.search(cell)
    return _ADDRESS_MARKS.sub("", found[0]).strip("'") if found else ""
