"""Texts that a terminal would obey, that Textual would read as markup, or that a careless cut would harm."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import product

FAMILY, PERSIAN, ARABIC = "👨‍👩‍👧‍👦", "می‌خواهم", "مرحبا بكم"
ESC, ST = "\x1b", "\x1b\\"

MARKUP = [
    *(
        "[/]",
        "[/x]",
        "[]",
        "[b",
        "[b]x[/b]",
        "[bold",
        "\\[",
        "[[",
        "]]",
        "[1]",
        "[$primary]x[/]",
        "[on red]x",
    ),
    *(
        "[@click=app.quit]x[/]",
        "[@click=app.bell()]x[/@click=]",
        "[link=file:///etc]x[/link]",
        "x\\",
        "[/bold]",
    ),
    *("[#ff0000]x", "[not bold", "[=x", "{markup}", "%s%n", "<script>x</script>", "&lt;", "${HOME}", "`id`"),
    *("*b* _i_ ~s~ # h | c", "![x](file:///x)", "[x](javascript:1)", "---", "1. x", "> q", ":smile:", "@[x]"),
]
SEQUENCES = [
    *(
        f"{ESC}]52;c;aGk={ST}",
        f"{ESC}]0;title{ST}",
        f"{ESC}]0;title\x07",
        f"{ESC}]8;;file:///x{ST}x{ESC}]8;;{ST}",
    ),
    *(f"{ESC}[2J", f"{ESC}c", f"{ESC}[6n", f"{ESC}[31m", f"{ESC}[?1049l", f"{ESC}[999;999H", f"{ESC}[5i"),
    *(f"{ESC}P+q544e{ST}", f"{ESC}_x{ST}", f"{ESC}^x{ST}", f"{ESC}#8", f"{ESC}(0", f"{ESC}[200~x{ESC}[201~"),
    *("\x9b2J", "\x9d0;x\x9c", "\x90x\x9c", "\x85", "\x84", "\x8d", ESC, f"x{ESC}"),
]
CONTROLS = [*map(chr, (*range(0x20), 0x7F, *range(0x80, 0xA0)))]
HIDDEN = [
    *(f"a{char}b" for char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"),
    *(f"a{char}b" for char in "\u200b\ufeff\u2060\u00ad\u180e\u2028\u2029\ufff9\ufffb\u206a\ufffe\uffff"),
    "".join(chr(0xE0000 + ord(char)) for char in "hidden"),
    "\U000e0001\U000e007f",
    "a" + "\u0301" * 40,
    "\u0301" * 30,
    "z" + "\u200d" * 30,
    "\u034f" * 20,
]
HALVES = ["\ud800", "\udfff", "a\ud83d", "\ude00b", "\ud83d\ude00"]
SCRIPTS = [
    *(
        FAMILY,
        "👩🏽‍🚀",
        "❤️‍🔥",
        "🏳️‍🌈",
        "🇫🇷",
        "1️⃣",
        PERSIAN,
        ARABIC,
        "שלום",
        "李小龍",
        "ｗｉｄｅ",
        "ﷺ",
        "नमस्ते",
        "ภาษาไทย",
    ),
    *(
        "Việt Nam",
        "Zoë",
        "ẞ",
        "İ",
        "ı",
        "ﬀ",
        "𝔘𝔫𝔦",
        "\U0010ffff",
        "⠓⠊",
        "한국어",
        "ᄀᄀᄀ각ᆨᆨ",
        "Ω≈ç√",
        "½",
        "·",
    ),
]
SIZES = ["", " ", "   ", "x" * 10_000, "長" * 3000, "a b " * 2500, "\t" * 50, "x\n" * 500, "\r\n\r\n", " x "]
WORDS = [
    *("undefined", "null", "None", "true", "NaN", "-1", "1e309", "0x0", "../../etc/passwd", "CON", ".hidden"),
    *(
        "-rf",
        "'; DROP TABLE x",
        '"',
        "'",
        "\\",
        "\\n",
        "\\x1b[2J",
        "\\u202e",
        "=1+1",
        "+1",
        "@x",
        "%8",
        "a/b",
    ),
]

EVERY = [*MARKUP, *SEQUENCES, *CONTROLS, *HIDDEN, *HALVES, *SCRIPTS, *SIZES, *WORDS]
COUPLED = [f"{one}{other}" for one, other in product([*SEQUENCES, *HIDDEN], ("Ana", "[/]", FAMILY, "李"))]
SIX_HUNDRED = [*EVERY, *COUPLED, *(f"{text}{ESC}]52;c;aGk={ST}" for text in SCRIPTS)]
SOME = [*MARKUP[::2], *SEQUENCES[::2], *CONTROLS[::4], *HIDDEN[::3], *HALVES, *SCRIPTS, *SIZES, *WORDS[::3]]

_BIDI = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
_OWN = re.compile(r"\x1b\[[0-9;]*[mH]|\x1b\[[0-9]*[ABCD]")
"""What Textual writes itself while it paints: colours, and where the cursor goes."""


def on_disk(text: str) -> str:
    """The text as a file of JSON that pydantic takes could hold it: with all but half characters."""
    return text.encode("utf-8", "replace").decode("utf-8")


def harmful_in(text: str) -> set[str]:
    """The characters in it that a terminal could obey, or that hide what stands there; line ends are none."""
    return {
        f"U+{ord(char):04X}"
        for char in text
        if (unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") and char not in "\r\n")
        or unicodedata.bidirectional(char) in _BIDI
        or char in "\u061c\u200e\u200f\u200b\ufeff\u00ad"
        or 0xE0000 <= ord(char) < 0xE0080
    }


def harmful_bytes(sent: str) -> set[str]:
    """What is harmful in what goes to a terminal, beyond what paints it."""
    return harmful_in(_OWN.sub("", sent))


def poisoned(text: str) -> str:
    """The text behind what clears a screen, turns its letters round, runs an action, and is no markup at all."""
    return f"{ESC}[2J\u202e[@click=app.quit][/]{text}"


def dealt(texts: list[str], start: int = 0) -> Iterator[str]:
    """The texts one after the other, round and round."""
    at = start
    while True:
        yield texts[at % len(texts)]
        at += 1
