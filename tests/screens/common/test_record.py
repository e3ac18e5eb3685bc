"""A record on the screen: what the Markdown says, set in lines, in a few widgets however long it is."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.cells import cell_len

from als_tui.domain.book import Asked, Presented
from als_tui.exports.markdown import session_markdown
from als_tui.exports.marks import MARKDOWN
from als_tui.screens.common.reading import RecordScreen, record_lines
from als_tui.screens.common.record_words import Block, blocks
from als_tui.value import replace
from tests.exports.test_markdown import RECORD, WHOLE, book, closed_up
from tests.hostile import EVERY
from tests.screens.desk import desk

LONG = "\n\n".join(MARKDOWN.item(f"question {number}") for number in range(300))


def commonmark(page: str) -> list[Block]:
    """What another reader of Markdown takes it for."""
    return in_short(_blocks(MarkdownIt("commonmark").parse(page)))


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    depth = heading = 0
    for token in tokens:
        depth += {"bullet_list_open": 1, "bullet_list_close": -1}.get(token.type, 0)
        heading = int(token.tag[1:]) if token.type == "heading_open" else heading
        if token.type == "inline":
            yield Block(_text(token), heading, depth)
            heading = 0


def _text(inline: Token) -> str:
    parts = {"hardbreak": "\n", "softbreak": " "}
    return "".join(parts.get(token.type, token.content) for token in inline.children or ())


def ours(page: str) -> list[Block]:
    return in_short(blocks(page))


def in_short(found: Iterable[Block]) -> list[Block]:
    """The blocks in which something shows, each stretch of blanks as one: readers differ in which of them they drop."""
    closed = (replace(block, text=closed_up(block.text)) for block in found)
    return [block for block in closed if block.text]


def of(text: str) -> str:
    """A page with the text wherever somebody's words can stand."""
    mark = MARKDOWN
    return "\n\n".join(
        (
            *(mark.heading(1, text), mark.paragraph(text), mark.heading(3, text), mark.item(text)),
            mark.rows(((text, text), ("label", text))),
            f"{mark.item(text)}\n{mark.rows(((text, text), ('x', text)), indent=2)}",
        )
    )


def test_a_whole_record_says_what_any_reader_of_markdown_reads() -> None:
    assert ours(WHOLE) == commonmark(WHOLE)
    assert {block.heading for block in ours(WHOLE)} == {0, 1, 2, 3}
    assert {block.item for block in ours(WHOLE)} == {0, 1, 2}


@pytest.mark.parametrize("text", EVERY)
def test_hostile_words_are_read_as_they_stand(text: str) -> None:
    assert ours(of(text)) == commonmark(of(text))


@given(st.text(max_size=120))
@example("a\\\n# b\n- c\n1. d\n    e")
@example("- ")
def test_any_words_are_read_as_they_stand(text: str) -> None:
    assert ours(of(text)) == commonmark(of(text))


@pytest.mark.parametrize("width", [52, 83])
def test_no_line_is_wider_than_its_place_and_none_of_an_item_stands_under_its_bullet(width: int) -> None:
    words = "漢字の長い文 " * 20 + "word " * 40 + "x" * 100
    told = replace(RECORD, presented=(Presented(1, words, 1),), questions=(Asked(0, 2, words),))
    page = session_markdown(book(told), 3)
    lines = [line.plain for line in record_lines(page, width)]
    assert max(map(cell_len, lines)) <= width
    flat = " ".join(" ".join(lines).split())
    assert all(" ".join(block.text.split())[:40] in flat for block in blocks(page))
    first = next(at for at, line in enumerate(lines) if line.startswith("• Ben: 漢字"))
    assert lines[first + 1].startswith("  ") and not lines[first + 1].startswith("   ")


async def test_a_long_record_is_few_widgets_and_its_end_is_a_key_away() -> None:
    async with desk() as d:
        async for _ in d.sizes():
            d.app.push_screen(RecordScreen("Record of session 1", LONG))
            await d.pilot.pause()
            assert "• question 0" in d.screen_text()
            assert len(list(d.app.screen.walk_children())) < 8
            await d.press("end")
            assert "• question 299" in d.screen_text()
            await d.press("q")
