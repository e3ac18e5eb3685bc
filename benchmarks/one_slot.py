"""One slot of the default process, key by key, as a facilitator would catch it; and how many keys that takes.

One presenter, twelve questions with asker and words, two interventions, three actions with date, confidence and
supporter, one extension, two undos, one turn given to somebody else. Every key counts but the letters of names, dates
and sentences: signs, seat digits, Enter and corrections count.
"""

from dataclasses import dataclass

SIGNS = "!.?*=@%+>"


@dataclass(frozen=True, slots=True)
class Stroke:
    """Keys by name, then words in the line that they opened, then the key that ends them."""

    keys: str
    words: str = ""

    @property
    def pressed(self) -> tuple[str, ...]:
        """The keys before the words."""
        return tuple(self.keys.split())

    @property
    def count(self) -> int:
        """Keys that count."""
        enter = 1 if self.words else 0
        return len(self.pressed) + _signs(self.words) + enter


def _signs(words: str) -> int:
    """Count the signs that begin a word, and the figure after a confidence's sign."""
    count = 0
    for word in words.split():
        if word[0] in SIGNS:
            count += 1 + (len(word) - 1 if word[0] == "%" else 0)
    return count


def _asked(seat: int, words: str) -> Stroke:
    return Stroke(f"{seat} c", words)


SLOT: tuple[Stroke, ...] = (
    Stroke("n"),
    _asked(2, "How long has it been like this?"),
    _asked(3, "Who else knows of it?"),
    _asked(4, "When did it last go well?"),
    _asked(5, "Which part of it is yours?"),
    Stroke("n"),
    _asked(6, "What would a good week look like?"),
    _asked(2, "What have you not said yet?"),
    Stroke("s a"),
    _asked(3, "What are you protecting?"),
    Stroke("4 x 5 c", "Who would miss it if you said no?"),
    Stroke("6 z"),
    _asked(4, "What does it cost you to wait?"),
    Stroke("s p"),
    _asked(5, "What would you tell a friend to look at?"),
    Stroke("+"),
    _asked(6, "Which of these matters most to you?"),
    Stroke("2 z"),
    _asked(2, "What will you see when it has changed?"),
    Stroke("n"),
    Stroke("n"),
    Stroke("c", "ask both leads for an hour by fri %8 +ben"),
    Stroke("c", "write down who needs the bench by 12 dec %7 +carla"),
    Stroke("c", "tell my boss what I will stop by in 2 weeks %6 +dev"),
    Stroke("n"),
)
"""From the presenter's first word, with the phase running, to the set's feedback."""


def keys_of_a_slot() -> int:
    """Keys that the whole slot takes."""
    return sum(stroke.count for stroke in SLOT)
