"""Strings that somebody might type, paste or send in order to break something, or that just happen to."""

from collections.abc import Iterator

ESCAPES = (
    *(
        "\x1b[2J",
        "\x1bc",
        "\x1b[6n",
        "\x1b]0;title\x07",
        "\x1b]52;c;eA==\x1b\\",
        "\x1bP1$r\x1b\\",
        "\x1b_x\x1b\\",
    ),
    *(
        "\x9b2J",
        "\x9d52;c;eA==\x9c",
        "\x1b[200~",
        "\x1b[201~",
        "\x1b[?1049l",
        "\x1b[999B",
        "\x1b[8m",
        "\x1b(0",
    ),
)
INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066"
    "\u2067\u2068\u2069\ufeff\ufff9\ufffb\U000e0001\U000e0041\U000e007f\u3000\u00a0\u2003"
)
MARKDOWN = (
    *(
        "# x",
        "## y #",
        "[a](b)",
        "![a](http://b/c.png)",
        "a | b",
        "|a|\n|-|\n|b|",
        "`code`",
        "```\nx\n```",
        "~~gone~~",
    ),
    *(
        "- x",
        "+ x",
        "* x",
        "1. x",
        "12) x",
        "> quote",
        "---",
        "===",
        "***",
        "**bold**",
        "_thin_",
        "a\\",
        "\\*x*",
    ),
    *(
        "[a]: http://b",
        "    code",
        "a\n===",
        "a\n\nb",
        "a  \nb",
        "- [ ] t",
        "99999999999. x",
        "[^1]",
        "<http://a.b>",
    ),
)
HTML = (
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b>x</b>",
        "<!-- -->",
        "<![CDATA[x]]>",
        "&lt;b&gt;",
    ),
    *(
        "&#60;b&#62;",
        "<a href='javascript:x'>x</a>",
        "<svg/onload=x>",
        "<?php x ?>",
        "</p>",
        "<iframe src=//x>",
        "<",
    ),
)
FORMULAS = (
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "|calc",
        "%0a",
        "=cmd|' /C calc'!A0",
        '=HYPERLINK("http://x")',
        "\t=1",
        "\r=1",
    ),
    *("\uff1d1", "\uff0b1", "\uff0d1", "\uff20x", "+44 20 7946 0000"),
)
TEXTS = (
    *("👩‍👩‍👧‍👦", "👍🏽", "🏳️‍🌈", "🇬🇧", "e\u0301", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞", "نمی‌خواهم", "שלום עולם", "مرحبا بالعالم"),
    *(
        "क्षि",
        "日本語",
        "ﷺ",
        "ǅ",
        "ß",
        "İ",
        "ﬃ",
        "\ud800",
        "\udfff",
        "\udc00\ud800",
        "\ufffd",
        "\uffff",
        "\U0010ffff",
    ),
    *(
        "",
        " ",
        "   ",
        "\t",
        "\n",
        "\r\n",
        "\x0b",
        "\x85",
        "a" * 600,
        "word " * 300,
        "🙈" * 300,
        "a\u0301" * 200,
    ),
    *(
        "null",
        "None",
        "NaN",
        "undefined",
        "true",
        "0",
        "-0",
        "1e999",
        "9" * 400,
        "../../etc/passwd",
        "..",
        ".hidden",
    ),
    *(
        "CON",
        "nul",
        "aux.md",
        "a/b",
        "a\\b",
        "C:\\x",
        "~",
        "-rf",
        "--help",
        "%s%n",
        "{0}",
        "${HOME}",
        "$(reboot)",
    ),
    *(
        "`reboot`",
        "'; DROP TABLE set; --",
        "[/]",
        "[@click=app.quit]x[/]",
        "[$primary]x[/]",
        "[bold",
        "\\[x]",
        "@",
        "!",
    ),
    *(
        ">",
        "%11",
        "+ben",
        "by fri",
        "@nobody",
        ":)",
        "http://x.org/a_b_c",
        "a@b.c",
        "C#",
        "R&D",
        "5 > 4",
        "x # y",
    ),
)
FRAMES = ("{}", "a{}", "{}b", "a {} b", "{0}{0}", "a\n{}", "{}\nb")


def hostile_strings() -> list[str]:
    """All of them, alone and among harmless words, each once."""
    return list(dict.fromkeys(frame.format(atom) for atom in _atoms() for frame in FRAMES))


def _atoms() -> Iterator[str]:
    yield from TEXTS
    yield from map(chr, (*range(0x20), *range(0x7F, 0xA0)))
    for kind in (ESCAPES, INVISIBLE, MARKDOWN, HTML, FORMULAS):
        yield from kind
