"""Words compared as people mean them: keyboards write one letter, quote, hyphen or blank in several ways.

Two strengths. `one_spelling` tells whether two texts are the same words: what a reader cannot tell apart is one, and
what differs on paper differs, an accent as well as a letter. `spellings` finds words again, by letters that a keyboard
may not have: without accents, and with umlauts as two letters.
"""

import unicodedata

from als_tui.late import late

_SIGNS = (
    "'‘’‚‛ʹʻʼʽˈ`´′‵‹›ꞌ＇׳",
    '"“”„‟«»″‶〝〞〟＂״',
    "-‐‑‒–—―⁃−⸺⸻﹘﹣－֊־᠆",
)
_AS_ONE = {ord(sign): signs[0] for signs in _SIGNS for sign in signs}
"""Quotes and hyphens by the key that most keyboards have for them."""
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that Unicode does not take apart into a base letter and a mark."""
_AS_TWO = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""Letters that are typed as two if a keyboard lacks them."""
_HYPHENS = late("-{2,}")
_UNSEEN = late(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Joiners, fillers, marks of direction, and what chooses the shape of the sign before."""


def one_spelling(text: str) -> str:
    """Return what all ways to write the same words share: case, signs, blanks and Unicode's forms are one."""
    plain = text.translate(_AS_ONE)
    lower = plain.casefold() if plain.isascii() else _composed(plain)
    return " ".join(_HYPHENS.sub("-", lower).split())


def plain_letters(text: str) -> str:
    """Return the same without accents."""
    return _bare(one_spelling(text))


def spellings(text: str) -> tuple[str, ...]:
    """Return the words as they may be looked for: without accents, and, if that differs, with ü as ue."""
    lower = one_spelling(text)
    as_two = lower.translate(_AS_TWO)
    return (_bare(lower),) if as_two == lower else (_bare(lower), _bare(as_two))


def holds(text: str, sought: str) -> bool:
    """Say whether the words that are sought stand in a text, one behind the other."""
    places = spellings(text)
    return any(words in place for words in spellings(sought) for place in places)


def holds_all(text: str, sought: str) -> bool:
    """Say whether each word of what is sought stands in a text."""
    return all_stand_in(spellings(text), words_sought(sought))


def words_sought(sought: str) -> tuple[tuple[str, ...], ...]:
    """Return each word of what is sought in the ways in which it may be looked for."""
    return tuple(map(spellings, one_spelling(sought).split()))


def all_stand_in(places: tuple[str, ...], words: tuple[tuple[str, ...], ...]) -> bool:
    """Say the same of the spellings of a text and of the words, for many texts that are searched again and again."""
    return all(any(way in place for way in ways for place in places) for ways in words)


def _composed(text: str) -> str:
    """Letters in lower case and in Unicode's one form of each; what takes no place of its own goes."""
    seen = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    lower = unicodedata.normalize("NFKC", seen.casefold())
    return lower.replace("i\u0307", "i")  # a Turkish capital, whose dot every other i has


def _bare(lower: str) -> str:
    if lower.isascii():
        return lower
    apart = unicodedata.normalize("NFKD", lower).translate(_UNDECOMPOSED)
    kept = (char for char in apart if char < "\u0300" or unicodedata.category(char) != "Mn")
    return " ".join("".join(kept).split())
