"""Charts as SVG that stands in a page of HTML: no script, no font, no colour of their own.

The page's style gives each class its colour, so that dark, light and paper are its choice. A chart is one picture for a
screen reader, with a title and a sentence; the table beneath it has the same figures.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from als_tui.domain.words.counting import tenths
from als_tui.domain.words.text import shown
from als_tui.exports.html import safe
from als_tui.value import Value

WIDTH = 680
"""Units of a chart, which is as wide as the paper; a letter is about seven of them."""
_LEFT, _RIGHT = 170, 150
"""Room for the labels, and for what stands behind the bars."""
PLOT = WIDTH - _LEFT - _RIGHT
"""Units of the longest bar."""
_LETTER = 7
_TOP, _FOOT = 28, 8
_ROW, _LEAST_ROW, _TALLEST = 22, 14, 860
"""Units of a row; they shrink so that no chart is taller than a sheet of A4."""
STYLE = """
svg { display: block; width: 100%; max-width: 680px; height: auto; font: 13px sans-serif; fill: var(--ink); }
svg .p1 { fill: var(--p1); } svg .p2 { fill: var(--p2); } svg .p3 { fill: var(--p3); }
svg .p4 { fill: var(--p4); } svg .p5 { fill: var(--paper); }
svg .on1 { fill: var(--on1); } svg .on2 { fill: var(--on2); } svg .on3 { fill: var(--on3); }
svg .on4 { fill: var(--on4); } svg .on5 { fill: var(--ink); }
svg .p1, svg .p2, svg .p3, svg .p4, svg .p5 { stroke: var(--ink); stroke-width: .75; }
svg .track { fill: none; stroke: var(--line); stroke-dasharray: 3 2; }
svg .line { stroke: var(--line); }
svg .way { fill: none; stroke: var(--p1); stroke-width: 2.5; }
svg .soft { fill: var(--soft); }
svg .mark { font-weight: bold; }
"""
"""What a page with charts has in its style, beside the colours that it names."""


class Drawing(Value):
    """What a chart is: a name that no other on the page has, a title, and what is drawn in a sentence."""

    name: str
    title: str
    told: str


class Bar(Value):
    """A row: parts one behind the other, in a frame as long as `of`, and words behind them."""

    label: str
    parts: tuple[int, ...] = ()
    of: int = 0
    note: str = ""


class Span(Value):
    """A row: from the lowest to the highest with a dot at the mean; nothing but the note without a mean."""

    label: str
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    note: str = ""


class Pair(Value):
    """A row: how long it was, in a paler bar as long as it was to be."""

    label: str
    planned: int
    actual: int
    note: str = ""


class Dot(Value):
    """A point on the way from start to end; without a figure the way has a gap."""

    label: str
    figure: float | None = None
    note: str = ""


def bars(about: Drawing, legend: Sequence[str], rows: Sequence[Bar]) -> str:
    """Rows of parts, on one scale; `legend` names the parts."""
    most = max((max(sum(row.parts), row.of) for row in rows), default=0) or 1
    pitch, drawn = _pitch(len(rows)), [_legend(legend)]
    for y, row in zip(_tops(len(rows)), rows, strict=True):
        drawn.append(_ends(row.label, row.note, y, pitch))
        if row.of:
            drawn.append(_rect("track", 0, row.of * PLOT / most, y + 2, pitch - 4))
        starts = accumulate(row.parts, initial=0)
        for number, (start, part) in enumerate(zip(starts, row.parts, strict=False), 1):
            if part:
                length = part * PLOT / most
                drawn.append(_rect(f"p{number}", start * PLOT / most, length, y + 2, pitch - 4))
                if length >= _LETTER * (len(str(part)) + 1):
                    middle = _LEFT + start * PLOT / most + length / 2
                    drawn.append(_text(str(part), middle, y + pitch / 2, f"on{number}", "middle"))
    return _svg(about, _height(len(rows)), drawn)


def pairs(about: Drawing, legend: tuple[str, str], rows: Sequence[Pair]) -> str:
    """Rows of what was planned and what was, on one scale; `legend` names both."""
    most = max((max(row.planned, row.actual) for row in rows), default=0) or 1
    pitch, drawn = _pitch(len(rows)), [_legend(legend, ("p4", "p1"))]
    for y, row in zip(_tops(len(rows)), rows, strict=True):
        drawn += (
            _ends(row.label, row.note, y, pitch),
            _rect("p4", 0, row.planned * PLOT / most, y + 2, pitch - 4),
            _rect("p1", 0, row.actual * PLOT / most, y + pitch / 3, pitch / 3),
        )
    return _svg(about, _height(len(rows)), drawn)


def spans(about: Drawing, scale: tuple[int, int], rows: Sequence[Span]) -> str:
    """Rows on a scale from its lowest figure to its highest."""
    first, last = scale

    def at(figure: float) -> float:
        return (figure - first) * PLOT / (last - first)

    pitch, height = _pitch(len(rows)), _height(len(rows))
    drawn: list[str] = []
    for figure in (first, (first + last) // 2, last):
        x = _LEFT + at(figure)
        drawn += (_line(x, _TOP, x, height - _FOOT), _text(str(figure), x, _TOP / 2, "soft", "middle"))
    for y, row in zip(_tops(len(rows)), rows, strict=True):
        drawn.append(_ends(row.label, row.note, y, pitch))
        if row.low is not None and row.high is not None:
            drawn.append(_rect("p2", at(row.low), at(row.high) - at(row.low), y + pitch / 2 - 4, 8))
        if row.mean is not None:
            drawn.append(_circle(_LEFT + at(row.mean), y + pitch / 2))
    return _svg(about, height, drawn)


def way(about: Drawing, scale: tuple[int, int], dots: Sequence[Dot]) -> str:
    """Points from left to right on a scale that goes up, joined where they follow each other."""
    first, last = scale
    top, bottom, left, right = 30, 190, 90, WIDTH - 60
    drawn: list[str] = []

    def at(figure: float) -> float:
        return bottom - (figure - first) * (bottom - top) / (last - first)

    for figure in (first, (first + last) // 2, last):
        y = at(figure)
        drawn += (_line(40, y, WIDTH, y), _text(str(figure), 32, y, "soft", "end"))
    step = (right - left) / max(1, len(dots) - 1)
    places = [(left + step * number, dot) for number, dot in enumerate(dots)]
    for (x, dot), (next_x, next_dot) in pairwise(places):
        if dot.figure is not None and next_dot.figure is not None:
            drawn.append(_line(x, at(dot.figure), next_x, at(next_dot.figure), "way"))
    for x, dot in places:
        drawn.append(_text(_fitted(dot.label, 24), x, bottom + 22, "", "middle"))
        drawn.append(_text(_fitted(dot.note, 24), x, bottom + 38, "soft", "middle"))
        if dot.figure is not None:
            above = at(dot.figure) - 16 if dot.figure < last else at(dot.figure) + 16
            drawn += (
                _circle(x, at(dot.figure)),
                _text(tenths(dot.figure), x, above, "mark", "middle"),
            )
    return _svg(about, bottom + 50, drawn)


def _svg(about: Drawing, height: float, drawn: Iterable[str]) -> str:
    names = f"{about.name}-title {about.name}-told"
    return (
        f'<svg role="img" aria-labelledby="{names}" viewBox="0 0 {WIDTH} {_number(height)}">\n'
        f'<title id="{about.name}-title">{safe(about.title)}</title>\n'
        f'<desc id="{about.name}-told">{safe(about.told)}</desc>\n{"".join(drawn)}</svg>\n'
    )


def _pitch(rows: int) -> float:
    return max(_LEAST_ROW, min(_ROW, _TALLEST / max(1, rows)))


def _tops(rows: int) -> Iterable[float]:
    return (_TOP + _pitch(rows) * number for number in range(rows))


def _height(rows: int) -> float:
    return _TOP + _pitch(rows) * rows + _FOOT


def _legend(words: Sequence[str], classes: Sequence[str] = ()) -> str:
    """A square and a word for each part, above the bars."""
    kinds = classes or [f"p{number}" for number, _ in enumerate(words, 1)]
    lefts = accumulate((_LETTER * len(word) + 34 for word in words), initial=0)
    return "".join(
        f"{_rect(kind, left, 12, _TOP / 2 - 6, 12)}{_text(word, _LEFT + left + 18, _TOP / 2)}"
        for kind, word, left in zip(kinds, words, lefts, strict=False)
    )


def _ends(label: str, note: str, y: float, pitch: float) -> str:
    """What stands before a row, and what behind it."""
    behind = _text(_fitted(note, 22), WIDTH - _RIGHT + 10, y + pitch / 2, "soft")
    return f"{_text(_fitted(label, 23), 0, y + pitch / 2)}{behind}"


def _rect(kind: str, x: float, width: float, y: float, height: float) -> str:
    place = f'x="{_number(_LEFT + x)}" y="{_number(y)}"'
    return f'<rect class="{kind}" {place} width="{_number(width)}" height="{_number(height)}"/>\n'


def _circle(x: float, y: float) -> str:
    return f'<circle class="p1" cx="{_number(x)}" cy="{_number(y)}" r="5"/>\n'


def _line(x: float, y: float, to_x: float, to_y: float, kind: str = "line") -> str:
    place = f'x1="{_number(x)}" y1="{_number(y)}" x2="{_number(to_x)}" y2="{_number(to_y)}"'
    return f'<line class="{kind}" {place}/>\n'


def _text(words: str, x: float, y: float, kind: str = "", anchor: str = "") -> str:
    """Words whose middle is at `y`."""
    kinds = f' class="{kind}"' if kind else ""
    placed = f' text-anchor="{anchor}"' if anchor else ""
    return (
        f'<text{kinds} x="{_number(x)}" y="{_number(y + 4.5)}"{placed}>{safe(words)}</text>\n'
        if words
        else ""
    )


def _fitted(words: str, letters: int) -> str:
    """Words cut to so many letters, wide ones counted twice; the table has all of them."""
    kept = shown(words)
    ends = accumulate(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in kept)
    fits = sum(end <= letters for end in ends)
    return kept if fits == len(kept) else f"{kept[: fits - 1]}…"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
