"""Charts: what is drawn is as long as its figure, and a screen reader has a title and a sentence of each."""

from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from als_tui.exports.charts import PLOT, WIDTH, Bar, Dot, Drawing, Pair, Span, bars, pairs, spans, way

ABOUT = Drawing("it", "Somebody's <title>", 'What "is" drawn')
TEXT = st.text(max_size=40)
COUNTS = st.integers(0, 10_000)


def drawn(chart: str) -> ElementTree.Element:
    """The chart as a reader of XML has it."""
    return ElementTree.fromstring(chart)


def widths(chart: str, kind: str) -> list[float]:
    """How wide the rectangles of a class are, the square of the legend left out."""
    squares = [
        (float(each.get("width", 0)), each.get("y"))
        for each in drawn(chart).iter("rect")
        if each.get("class") == kind
    ]
    return [width for width, y in squares if y != "8"]


def test_a_bar_is_as_long_as_its_figure() -> None:
    chart = bars(ABOUT, ("done", "open"), [Bar("S1", (6, 2), 10, "6 of 10"), Bar("S2", (0, 5)), Bar("S3")])
    unit = PLOT / 10
    assert widths(chart, "p1") == pytest.approx([6 * unit], abs=0.01)
    assert widths(chart, "p2") == pytest.approx([2 * unit, 5 * unit], abs=0.01)
    assert widths(chart, "track") == pytest.approx([PLOT], abs=0.01)
    (done, opened) = [
        each for each in drawn(chart).iter("rect") if each.get("y") == "30" and each.get("class") != "track"
    ]
    assert float(done.get("x", 0)) + float(done.get("width", 0)) == pytest.approx(
        float(opened.get("x", 0)), abs=0.02
    )


def test_what_was_is_drawn_on_what_was_planned() -> None:
    chart = pairs(ABOUT, ("planned", "was"), [Pair("Explore", 600, 750), Pair("Silence", 60, 30)])
    assert widths(chart, "p4") == pytest.approx([PLOT * 0.8, PLOT * 0.08], abs=0.01)
    assert widths(chart, "p1") == pytest.approx([PLOT, PLOT * 0.04], abs=0.01)


def test_a_span_begins_and_ends_at_its_figures_and_its_dot_is_the_mean() -> None:
    chart = spans(ABOUT, (1, 10), [Span("S1", 5.5, 1, 10), Span("S2", 8, 7, 9), Span("S3", note="not kept")])
    assert widths(chart, "p2") == pytest.approx([PLOT, 2 * PLOT / 9], abs=0.01)
    dots = [float(each.get("cx", 0)) for each in drawn(chart).iter("circle")]
    left = dots[0] - PLOT / 2
    assert dots == pytest.approx([left + PLOT / 2, left + 7 * PLOT / 9], abs=0.01)


def test_the_way_rises_by_its_figures_and_has_a_gap_where_nobody_answered() -> None:
    whole = way(ABOUT, (0, 10), [Dot("start", 2.5), Dot("half-way", 5), Dot("end", 10)])
    ys = [float(each.get("cy", 0)) for each in drawn(whole).iter("circle")]
    assert ys[0] - ys[1] == pytest.approx((ys[0] - ys[2]) / 3, abs=0.02)
    joined = [each for each in drawn(whole).iter("line") if each.get("class") == "way"]
    assert [(each.get("y1"), each.get("y2")) for each in joined] == [("150", "110"), ("110", "30")]
    gap = drawn(way(ABOUT, (0, 10), [Dot("start", 2.5), Dot("half-way"), Dot("end", 10)]))
    assert not [each for each in gap.iter("line") if each.get("class") == "way"]
    assert len([*gap.iter("circle")]) == 2


@example([("S", (1, 1), 2, "n")] * 60)
@given(st.lists(st.tuples(TEXT, st.tuples(COUNTS, COUNTS), COUNTS, TEXT), max_size=8))
def test_whatever_is_typed_and_counted_nothing_leaves_the_paper(
    rows: list[tuple[str, tuple[int, int], int, str]],
) -> None:
    chart = drawn(bars(Drawing("a", "T", "D"), ("in", "out"), [Bar(*row) for row in rows]))
    assert chart.get("role") == "img" and chart.get("aria-labelledby") == "a-title a-told"
    assert [each.get("id") for each in (chart[0], chart[1])] == ["a-title", "a-told"]
    _, _, wide, tall = map(float, chart.get("viewBox", "").split())
    assert wide == WIDTH and tall <= 960
    for each in chart.iter("rect"):
        assert float(each.get("x", 0)) + float(each.get("width", 0)) <= WIDTH
        assert float(each.get("y", 0)) + float(each.get("height", 0)) <= tall


def test_words_are_words_and_long_ones_are_cut() -> None:
    chart = drawn(bars(ABOUT, ("<b>",), [Bar("</svg><script>" * 3, (1,), 1, "漢" * 30)]))
    assert {each.tag for each in chart.iter()} == {"svg", "title", "desc", "rect", "text"}
    words = [each.text for each in chart.iter("text")]
    assert words[0] == "<b>" and words[1] == "</svg><script></svg><s…" and words[2] == f"{'漢' * 10}…"
    assert chart[0].text == ABOUT.title and chart[1].text == ABOUT.told
