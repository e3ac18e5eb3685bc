"""How a production of the grammar is written, and matched to tokens.

A pattern is words with spaces between them: `on|this? WEEKDAY, NUMBER of? MONTH`. In small letters a word stands for
itself, in capitals for every token with that tag, which is caught under its name; `|` is or, `?` may be missing,
and a comma may follow if one stands in the pattern.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TypeAlias

from als_tui.domain.days.words import Token
from als_tui.value import Value

Groups: TypeAlias = Mapping[str, str]
"""The words that the tags of a pattern stand for."""
Meant: TypeAlias = "date | tuple[date, ...] | None"
"""A day, the days between which nobody can choose, or nothing: the words mean something else."""
DayReader: TypeAlias = Callable[[Groups, date], Meant]


class UnclearError(ValueError):
    """Words that are about a day, but do not say which; it says why in a facilitator's words."""


class _Piece(Value):
    """One word of a pattern."""

    words: frozenset[str]
    tags: tuple[str, ...]
    optional: bool
    comma: bool

    def catches(self, token: Token) -> str | None:
        """The tag under which the token is caught, empty if it stands for itself; None if it does not fit."""
        if token.word in self.words:
            return ""
        return next((tag for tag in self.tags if tag in token.tags), None)


class Rule(Value):
    """A production: which words, and what they mean."""

    pieces: tuple[_Piece, ...]
    read: DayReader

    @property
    def beginnings(self) -> frozenset[str]:
        """The words and tags with which a match may begin."""
        needed = next(place for place, piece in enumerate(self.pieces) if not piece.optional)
        return frozenset(word for piece in self.pieces[: needed + 1] for word in (*piece.words, *piece.tags))


Rules: TypeAlias = Mapping[str, Sequence[tuple[int, Rule]]]
"""Productions by the words and tags with which they may begin, each with its place among all."""


def rules(*written: tuple[str, DayReader]) -> Rules:
    """Make productions of what was written; of those that read the same words the first counts."""
    found: dict[str, list[tuple[int, Rule]]] = {}
    for place, (pattern, read) in enumerate(written):
        rule = Rule(tuple(map(_piece, pattern.split())), read)
        for beginning in rule.beginnings:
            found.setdefault(beginning, []).append((place, rule))
    return found


def matches(
    table: Rules, tokens: Sequence[Token], first: int, joint: str = ""
) -> Iterator[tuple[Rule, int, Groups]]:
    """Yield each production that matches from the first token on, the end of the match, and what was caught.

    With a joint, nothing else may part that token from the one before.
    """
    if first >= len(tokens):
        return
    beginnings = (tokens[first].word, *tokens[first].tags)
    fitting = {place: rule for beginning in beginnings for place, rule in table.get(beginning, ())}
    for place in sorted(fitting):
        rule = fitting[place]
        for end, caught in _match(rule.pieces, tokens, first, {}, joint):
            yield rule, end, caught


@cache  # most pieces stand in many patterns
def _piece(said: str) -> _Piece:
    comma = said.endswith(",")
    word = said.removesuffix(",")
    choices = word.removesuffix("?").split("|")
    return _Piece(
        frozenset(choice for choice in choices if not choice.isupper()),
        tuple(choice for choice in choices if choice.isupper()),
        word.endswith("?"),
        comma,
    )


def _match(
    pieces: Sequence[_Piece], tokens: Sequence[Token], at: int, caught: Groups, joint: str
) -> Iterator[tuple[int, Groups]]:
    """Match the pieces one by one; `joint` is what may stand between the last token and the next."""
    if not pieces:
        yield at, caught
        return
    piece, rest = pieces[0], pieces[1:]
    if at < len(tokens) and _joined(tokens, at, joint):
        tag = piece.catches(tokens[at])
        if tag is not None:
            more = {**caught, tag: tokens[at].word} if tag else caught
            yield from _match(rest, tokens, at + 1, more, "," if piece.comma else "-")
    if piece.optional:
        yield from _match(rest, tokens, at, caught, joint)


def _joined(tokens: Sequence[Token], at: int, joint: str) -> bool:
    """True if nothing stands before the token that parts it from the one before; the first needs no joint."""
    if not joint:
        return True
    before = tokens[at - 1]
    together = before.after.strip("'’") in ("", joint) or before.abbreviated
    return together and not tokens[at].before
