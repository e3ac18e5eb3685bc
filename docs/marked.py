"""A page of which one part, between two marks, is written by a command."""


def with_part(page: str, begin: str, end: str, made: str) -> str:
    """The page with this part between its marks; raises LookupError where they do not stand."""
    head, opened, rest = page.partition(begin)
    _, closed, tail = rest.partition(end)
    if not opened or not closed:
        raise LookupError(f"between {begin} and {end}")
    return f"{head}{begin}\n{made}\n{end}{tail}"
