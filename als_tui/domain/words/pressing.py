"""Keys in sentences: a sentence names what a key does by its id, and the screen writes the key that it has now."""

from collections.abc import Callable

from als_tui.late import late

_BEGIN, _THEN, _END = "\x02", "\x1f", "\x03"
"""Control characters, which no words of people hold."""
_NAMED = late(f"{_BEGIN}([^{_END}]*){_END}")


def press(*ids: str) -> str:
    """The key with this id, to stand in a sentence; of several, each is pressed after the one before.

    The first ones lead to where the last one works, and are left out where it works already.
    """
    return f"{_BEGIN}{_THEN.join(ids)}{_END}"


def pressed(words: str) -> tuple[str, ...]:
    """Ids of the keys that a sentence names first, in its order."""
    return tuple(name.split(_THEN)[0] for name in _NAMED.findall(words))


def put_before(words: str, before: str, wanted: Callable[[tuple[str, ...]], bool]) -> str:
    """A sentence with other words before the first key in it whose ids `wanted` is true of, if there is one."""
    for match in _NAMED.finditer(words):
        if wanted(tuple(match[1].split(_THEN))):
            return f"{words[: match.start()]}{before}{words[match.start() :]}"
    return words


def with_faces(words: str, face: Callable[[tuple[str, ...]], str]) -> str:
    """A sentence with what `face` makes of the ids of each key in it."""
    return _NAMED.sub(lambda match: face(tuple(match[1].split(_THEN))), words) if _BEGIN in words else words
